"""{% load hunar %}: elements with slots, icons, and the few filters that templates of all rooms share."""

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, token_kwargs
from django.utils.formats import number_format
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .. import chrome
from ..contract import Element
from ..elements import ELEMENTS
from ..icons import icon as draw_icon
from ..models import look_for, theme_for
from ..reading import reading_of
from ..rendering import render_element

register = template.Library()
SLOTS = "_hunar_slots"
URDU_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


class ElementNode(Node):
    child_nodelists = ("nodelist",)

    def __init__(self, name: str, attributes: dict[str, FilterExpression], nodelist: NodeList) -> None:
        self.name, self.attributes, self.nodelist = name, attributes, nodelist

    def render(self, context: template.Context) -> str:
        attributes = {key: value.resolve(context) for key, value in self.attributes.items()}
        slots: dict[str, str] = {}
        with context.push(**{SLOTS: slots}):
            content = mark_safe(self.nodelist.render(context).strip())  # noqa: S308  escaped by its own nodes
        return render_element(self.name, attributes, content=content, slots=slots, around=context)


class SlotNode(Node):
    child_nodelists = ("nodelist",)

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: template.Context) -> str:
        html = self.nodelist.render(context).strip()
        context[SLOTS][self.name] = mark_safe(html)  # noqa: S308  escaped by its own nodes
        return ""


@register.tag("element")
def element(parser: Parser, token: Token) -> ElementNode:
    """{% element "card" href=url title=name %}words{% slot "footer" %}…{% endslot %}{% endelement %}"""
    _tag, quoted, *bits = token.split_contents()
    known = _element_named(quoted)
    attributes = token_kwargs(bits, parser)
    if bits:
        raise template.TemplateSyntaxError(
            f"{{% element {quoted} %}}: write attributes as name=value, not {bits[0]!r}"
        )
    for name in attributes:
        if not known.accepts(name):
            accepted = ", ".join(known.attributes)
            raise template.TemplateSyntaxError(f"element {quoted} takes no {name!r}; it takes {accepted}")
    nodelist = parser.parse(("endelement",))
    parser.delete_first_token()
    return ElementNode(known.name, attributes, nodelist)


def _element_named(quoted: str) -> Element:
    name = quoted[1:-1] if quoted[0] in "\"'" and quoted[-1] == quoted[0] else quoted
    if name not in ELEMENTS:
        raise template.TemplateSyntaxError(f"no element is called {name!r}")
    return ELEMENTS[name]


@register.tag("slot")
def slot(parser: Parser, token: Token) -> SlotNode:
    """A named part of the element around it."""
    _tag, quoted = token.split_contents()
    nodelist = parser.parse(("endslot",))
    parser.delete_first_token()
    return SlotNode(quoted.strip("\"'"), nodelist)


@register.simple_tag
def icon(name, label=""):
    return draw_icon(name, label)


@register.simple_tag(takes_context=True)
def chrome_links(context, place):
    """Links that the rooms registered for a place of the layout."""
    return chrome.links(place, context.flatten())


@register.simple_tag(takes_context=True)
def site_look(context):
    """The look of this site."""
    return look_for(context.get("request"))


@register.simple_tag(takes_context=True)
def site_theme(context):
    return theme_for(context.get("request"))


@register.simple_tag(takes_context=True)
def reading(context):
    """The reader's own settings: scheme and text size, kept in a cookie."""
    return reading_of(context.get("request"))


@register.simple_tag(takes_context=True)
def wants_nastaliq(context):
    """Whether headings come in Nastaliq: the site chose it, the page is in Urdu, the reader saves no data."""
    request = context.get("request")
    urdu = (get_language() or "").startswith("ur")
    saving = request is not None and request.headers.get("Save-Data", "").lower() == "on"
    return urdu and not saving and look_for(request).nastaliq_headings


@register.simple_tag(takes_context=True)
def digits(context, value):
    """A number in the reader's digits: Latin unless the site chose Urdu digits for Urdu."""
    text = number_format(value, force_grouping=True) if isinstance(value, int | float) else str(value)
    wants = (get_language() or "").startswith("ur") and look_for(context.get("request")).local_digits
    return text.translate(URDU_DIGITS) if wants else text


@register.filter
def filesize_mb(value):
    """Bytes in the unit a data bundle is counted in: 0.4 MB, 12 MB; under 100 kB in kB."""
    size = int(value or 0)
    if size < 100_000:
        return _("%(size)s kB") % {"size": max(1, round(size / 1000)) if size else 0}
    megabytes = size / 1_000_000
    return _("%(size)s MB") % {"size": f"{megabytes:.1f}" if megabytes < 10 else f"{megabytes:.0f}"}


@register.filter
def minutes(value):
    """A duration in words: 45 min, 1 h 30 min."""
    hours, rest = divmod(int(value or 0), 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    return (
        _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}
        if rest
        else _("%(hours)s h") % {"hours": hours}
    )
