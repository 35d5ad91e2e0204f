"""{% load hunar_frame %}: a page of ours in pieces, put into a document of our own or into a template of the host.

The frame is drawn apart from the page that filled the pieces, so a host's blocks may be called `content`, `title` or
`header` as ours are: Django would take two blocks of one name for one.
"""

from django import template
from django.template import loader
from django.template.base import Node, NodeList, Parser, Token
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from ..conf import setting
from ..remarks import drawing, remarks_on

register = template.Library()
PIECES = "hunar"  # what a frame calls them: {{ hunar.body }}
OWN = "hunar_themes/own_frame.html"


class FramedNode(Node):
    """The pieces inside it are gathered; whatever stands between them is not drawn."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        frame = frame_of(context)
        with context.push(framed=frame != OWN, **{PIECES: {}}):
            self.nodelist.render(context)
            return loader.get_template(frame).template.render(context)


def frame_of(context: template.Context) -> str:
    """The host's template, or our own document; a page of an error has no request for a host's template to read."""
    return (context.get("request") and setting("FRAME")) or OWN


class PieceNode(Node):
    child_nodelists = ("nodelist",)

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: template.Context) -> str:
        html = self.nodelist.render(context).strip()
        context[PIECES][self.name] = mark_safe(html)  # noqa: S308  escaped by its own nodes
        return ""


class MainNode(Node):
    """What the page is about, below what rooms remark on it. A host's frame has its own <main>, and a page has one."""

    child_nodelists = ("nodelist",)

    def __init__(self, css_class: str, nodelist: NodeList) -> None:
        self.css_class, self.nodelist = css_class, nodelist

    def render(self, context: template.Context) -> SafeString:
        name = "div" if context.get("framed") else "main"
        opening = format_html('<{} id="main" class="{}" tabindex="-1">', name, self.css_class)
        with drawing(context.get("request")) as page:
            inside = self.nodelist.render(context)
            above = format_html_join("", "{}", ((html,) for html in remarks_on(page)))
        return opening + above + inside + format_html("</{}>", name)


@register.tag
def framed(parser: Parser, token: Token) -> FramedNode:
    nodelist = parser.parse(("endframed",))
    parser.delete_first_token()
    return FramedNode(nodelist)


@register.tag
def piece(parser: Parser, token: Token) -> PieceNode:
    """One part of a page, such as {% piece "head" %}…{% endpiece %}."""
    _tag, quoted = token.split_contents()
    nodelist = parser.parse(("endpiece",))
    parser.delete_first_token()
    return PieceNode(quoted.strip("\"'"), nodelist)


@register.tag
def main(parser: Parser, token: Token) -> MainNode:
    """{% main "h-main" %}…{% endmain %}"""
    _tag, quoted = token.split_contents()
    nodelist = parser.parse(("endmain",))
    parser.delete_first_token()
    return MainNode(quoted.strip("\"'"), nodelist)


@register.simple_tag
def frame_scheme():
    """The colours that our part of a host's page wears; empty leaves it to the device."""
    scheme = setting("FRAME_SCHEME")
    return "" if scheme == "auto" else scheme
