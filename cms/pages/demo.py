"""The demo's own pages in both languages; and how demo pages of any room are written."""

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from .models import HomePage, StandardPage

ORDER = 30
DATA = Path(__file__).parent / "data" / "demo.toml"
Words = dict[str, Any]


@transaction.atomic
def load() -> list[str]:
    home = write_home()
    for page in written()["pages"]:
        write_page(StandardPage, home, page["slug"], _standard(page))
    return []


@transaction.atomic
def finish() -> list[str]:
    """Hang the doors, now that there are rooms behind them."""
    for home in HomePage.objects.filter(translation_key=stable_key("home")).select_related("locale"):
        if not home.doors:
            home.doors = json.dumps(list(_doors(home)))
            home.save_revision().publish()
    return []


@cache
def written() -> Words:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def stable_key(*place: object) -> UUID:
    """The same key for the same place, on every machine: what makes loading twice harmless."""
    return uuid5(NAMESPACE_URL, "/".join(("hunar-demo", *map(str, place))))


def home_page() -> HomePage:
    """The English home page of the demo."""
    return HomePage.objects.get(translation_key=stable_key("home"), locale__language_code="en")


def write_home() -> HomePage:
    """The home pages, with the English one as the site's root in place of Wagtail's welcome."""
    words = written()["home"]
    home = write_page(
        HomePage,
        Page.get_first_root_node(),
        "hunar",
        lambda language: words[language] | {"body": body(words[language]["body"], "home")},
        key=stable_key("home"),
    )
    site = Site.objects.filter(is_default_site=True).first() or Site()
    if site.root_page_id != home.pk:
        welcome, site.root_page = site.root_page_id and site.root_page, home
        base = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        site.hostname, site.port = base.hostname, base.port or (443 if base.scheme == "https" else 80)
        site.is_default_site, site.site_name = True, words["en"]["title"]
        site.save()
        if welcome and welcome.specific_class is Page:
            welcome.delete()
    return home


def write_page(
    model: type[Page],
    parent: Page,
    slug: str,
    fields: Callable[[str], Words],
    *,
    key: UUID | None = None,
    relate: Callable[[Any], None] | None = None,
) -> Any:
    """The page in both languages, published; answers the English one. One that is there stays as it is.

    `fields` gives a language's words. `relate` sets, before the page is published, what both languages share.
    """
    key = key or stable_key("page", parent.url_path, slug)
    english = Locale.objects.get_or_create(language_code="en")[0]
    page = model.objects.filter(translation_key=key, locale=english).first()
    if page is None:
        page = model(slug=slug, locale=english, translation_key=key, live=False, **fields("en"))
        parent.add_child(instance=page)
        _publish(page, relate)
    urdu = Locale.objects.get_or_create(language_code="ur")[0]
    if not page.has_translation(urdu):
        twin = page.copy_for_translation(urdu)
        for name, value in fields("ur").items():
            setattr(twin, name, value)
        _publish(twin, relate)
    return page


def _publish(page: Page, relate: Callable[[Any], None] | None) -> None:
    if relate:
        relate(page)
    page.save_revision().publish()


def body(blocks: Iterable[Mapping[str, Any]], *place: object) -> str:
    """A page's body as JSON. Each block is written as {kind: value}; its id comes from the place, so that a block has
    the same id in both languages."""
    return json.dumps([block(written, *place, number) for number, written in enumerate(blocks)])


def block(written: Mapping[str, Any], *place: object) -> Words:
    [(kind, value)] = written.items()
    shape = SHAPES.get(kind, lambda value, place: value)
    return {"type": kind, "value": shape(value, place), "id": str(stable_key("block", *place))}


def _callout(value: Words, place: tuple) -> Words:
    return value | {"text": _paragraph(value["text"])}


def _steps(value: list[Words], place: tuple) -> Words:
    items = [
        {
            "type": "item",
            "id": str(stable_key("step", *place, number)),
            "value": {"title": step["title"], "text": _paragraph(step["text"])},
        }
        for number, step in enumerate(value)
    ]
    return {"title": "", "steps": items}


def _table(value: Words, place: tuple) -> Words:
    table = {
        "columns": [{"type": "text", "heading": heading} for heading in value["head"]],
        "rows": [{"values": row} for row in value["rows"]],
    }
    return {"caption": value["caption"], "table": table}


def _paragraph(text: str) -> str:
    return f"<p>{text}</p>"


SHAPES: dict[str, Callable[[Any, tuple], Any]] = {
    "heading": lambda value, place: {"text": value, "level": "2"},
    "text": lambda value, place: value.strip(),
    "callout": _callout,
    "steps": _steps,
    "table": _table,
    "term": lambda value, place: value | {"meaning": _paragraph(value["meaning"])},
    "quotation": lambda value, place: {"about": ""} | value,
}


def _standard(page: Words) -> Callable[[str], Words]:
    def fields(language: str) -> Words:
        words = page[language]
        return {
            "title": words["title"],
            "intro": words["intro"],
            "search_description": words["intro"],
            "show_in_menus": not page.get("footer"),
            "show_in_footer": page.get("footer", False),
            "body": body(words["body"], page["slug"]),
        }

    return fields


def _doors(home: HomePage) -> Iterable[Words]:
    """A door for each page that is really there."""
    language = home.locale.language_code
    for number, door in enumerate(written()["home"]["doors"]):
        behind = home.get_descendants().filter(url_path=f"{home.url_path}{door['slug']}/").first()
        if behind:
            value = door[language] | {"page": behind.pk, "path": "", "icon": door["icon"]}
            yield {"type": "door", "value": value, "id": str(stable_key("door", number))}
