"""Turning an element's name and attributes into HTML. The tag, a widget or a block may all call it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms import CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.forms.utils import flatatt
from django.template import Context, loader
from django.utils.safestring import SafeString, mark_safe

from .contract import OPEN_PREFIXES
from .models import theme_for
from .registry import Theme

NONE = SafeString("")
OPEN_NAMES = frozenset({"id", "lang", "dir"})
LONGEST_WORD = 14  # letters, in bold, on half of 360 pixels
FROM_PAGE = ("request", "csrf_token", "page", "framed")  # what an element may know of the page around it


def render_element(
    name: str,
    attributes: Mapping[str, Any] | None = None,
    *,
    content: str = "",
    slots: Mapping[str, str] | None = None,
    around: Mapping[str, Any] | None = None,
    theme: Theme | None = None,
) -> SafeString:
    """HTML of one element. `content` and `slots` are HTML already; attributes are escaped by the template.

    The theme is that of the request in `around`, unless one is given.
    """
    attributes, around = dict(attributes or {}), around or {}
    values = {key: around[key] for key in FROM_PAGE if key in around}
    values |= attributes | {
        "content": content,
        "slots": slots or {},
        "attributes": open_attributes(attributes),
    }
    if prepare := PREPARE.get(name):
        values |= prepare(values)
    theme = theme or theme_for(values.get("request"))
    template = loader.select_template(theme.templates_for(f"elements/{name}.html")).template
    return mark_safe(template.render(Context(values)).strip())  # noqa: S308  the template has escaped it


def open_attributes(attributes: Mapping[str, Any]) -> SafeString:
    """id, lang, dir, data_* and aria_* as HTML attributes of the outermost tag; empty ones are left out."""
    kept = {
        key.replace("_", "-"): value
        for key, value in attributes.items()
        if (key in OPEN_NAMES or key.startswith(OPEN_PREFIXES)) and value not in (None, "", False)
    }
    return flatatt(kept) if kept else NONE


def field_parts(values: dict) -> dict:
    """How a bound field is drawn: one tick box, a group of choices, or a control under its label."""
    field = values["field"]
    widget = field.field.widget
    if isinstance(widget, CheckboxSelectMultiple | RadioSelect):
        shape = "group"
    elif isinstance(widget, CheckboxInput):
        shape = "tick"
    else:
        shape = "fieldset" if field.use_fieldset else "control"
    optional = values.get("optional")
    return {"shape": shape, "optional": not field.field.required if optional is None else optional}


def initials(values: dict) -> dict:
    """First letters of the first and the last word: enough to tell people apart in a list."""
    words = str(values.get("name") or "").split()
    return {"initials": "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()}


def page_links(values: dict) -> dict:
    """Addresses of the neighbouring pages that keep the rest of the query."""
    page, param = values["page"], values.get("param") or "page"
    request = values.get("request")
    query = request.GET.copy() if request else None

    def address(number: int) -> str:
        if query is None:
            return f"?{param}={number}"
        query[param] = str(number)
        return f"?{query.urlencode()}"

    return {
        "numbers": [
            (number, address(number) if isinstance(number, int) else "")
            for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
        ],
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "following": address(page.next_page_number()) if page.has_next() else "",
    }


def share(values: dict) -> dict:
    """Value and whole of a meter as plain numbers, never localised, never past the whole."""
    whole = float(values.get("max") or 1)
    value = min(max(float(values.get("value") or 0), 0), whole)
    return {"value": f"{value:g}", "max": f"{whole:g}", "percent": round(100 * value / whole)}


def listed_facts(values: dict) -> dict:
    """(name, value) and (name, value, icon) alike, each with whether it needs a line of its own."""
    triples = [(*item, "")[:3] for item in values.get("items") or ()]
    return {"items": [(*triple, _has_long_word(triple[1])) for triple in triples]}


def _has_long_word(value: Any) -> bool:
    """An address that half a phone would break: learning@hunar.example."""
    return any(len(word) > LONGEST_WORD for word in str(value).split())


def question_key(values: dict) -> dict:
    """What the prompt's id is made of when the question has none of its own."""
    return {"prompt_id": f"question-{values.get('number') or 1}"}


def heading_level(default: int) -> Callable[[dict], dict]:
    """The heading's number, kept within 1 to 6."""
    return lambda values: {"level": min(max(int(values.get("level") or default), 1), 6)}


def language_links(values: dict) -> dict:
    from . import chrome

    return {"links": values["links"] if "links" in values else chrome.links("languages", values)}


PREPARE: dict[str, Callable[[dict], dict]] = {
    "field": field_parts,
    "avatar": initials,
    "pagination": page_links,
    "meter": share,
    "progress": share,
    "facts": listed_facts,
    "language_switch": language_links,
    "question": question_key,
    "heading": heading_level(2),
    "card": heading_level(3),
    "door": heading_level(2),
    "section": heading_level(2),
    "panel": heading_level(2),
    "certificate": heading_level(3),
    "answer": heading_level(1),
    "outline_module": heading_level(3),
    "missing": heading_level(2),
}
