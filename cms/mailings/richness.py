"""An e-mail's body: from what an editor wrote to the HTML that mail programs show, and to plain text. Pure.

Mail programs drop style sheets, so every element carries its style; no tables, and nothing but what is listed here.
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

import nh3

ATTRIBUTES = {"a": {"href"}}
FONT = "font-family: system-ui, 'Segoe UI', Roboto, 'Noto Nastaliq Urdu', 'Noto Naskh Arabic', sans-serif"
INK = "#1d2733"
STYLES = {
    "p": "margin: 0 0 16px",
    "h2": "margin: 24px 0 12px; font-size: 22px",
    "h3": "margin: 20px 0 8px; font-size: 18px",
    "ul": "margin: 0 0 16px; padding-inline-start: 24px",
    "ol": "margin: 0 0 16px; padding-inline-start: 24px",
    "li": "margin: 0 0 8px",
    "a": "color: #0b5c8a; text-decoration: underline",
}
TAGS = {*STYLES, "b", "strong", "i", "em", "br"}
BLOCKS = {"p", "h2", "h3", "ul", "ol"}


def clean(written: str, *, base: str) -> str:
    """The body with its styles; addresses of this site become whole."""

    def whole(tag: str, name: str, value: str) -> str:
        return base.rstrip("/") + value if name == "href" and value.startswith("/") else value

    return nh3.clean(
        written,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=whole,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        set_tag_attribute_values={tag: {"style": style} for tag, style in STYLES.items()},
    )


def bare(written: str) -> str:
    """The body without styles, for a page of the site, which has its own."""
    return nh3.clean(
        written,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def paragraphs(plain: str) -> str:
    """Plain words as HTML."""
    blocks = (block.strip() for block in plain.replace("\r\n", "\n").split("\n\n"))
    return "".join(f"<p>{escape(block).replace(chr(10), '<br>')}</p>" for block in blocks if block)


def page(*, subject: str, body: str, language: str, is_rtl: bool, footer: str) -> str:
    """The whole e-mail: one column that is as narrow as the screen and never wider than 600 pixels."""
    direction, size = ("rtl", "18px; line-height: 2") if is_rtl else ("ltr", "16px; line-height: 1.6")
    return (
        f'<!doctype html><html lang="{escape(language)}" dir="{direction}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(subject)}</title></head><body style="margin: 0; padding: 0; background: #f3f5f7">'
        f'<div role="article" aria-label="{escape(subject)}" dir="{direction}"'
        ' style="max-width: 600px; box-sizing: border-box; margin: 0 auto;'
        f' padding: 24px 16px; background: #ffffff; color: {INK}; {FONT}; font-size: {size}; overflow-wrap: anywhere">'
        f'<h1 style="margin: 0 0 16px; font-size: 26px">{escape(subject)}</h1>'
        f'{body}<div style="margin: 32px 0 0; padding: 16px 0 0; border-top: 1px solid #d5dbe1; font-size: 14px">'
        f"{footer}</div></div></body></html>"
    )


def as_text(cleaned: str) -> str:
    """The same words without HTML: an empty line between blocks, links behind their words."""
    reader = _Reader()
    reader.feed(cleaned)
    reader.close()
    lines = [" ".join(line.split()) for line in "".join(reader.parts).split("\n")]
    return "\n".join(
        line for number, line in enumerate(lines) if line or (number and lines[number - 1])
    ).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")
        elif tag in ("li", "br"):
            self.parts.append("\n– " if tag == "li" else "\n")
        elif tag in BLOCKS:
            self.parts.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.links and (link := self.links.pop()):
            self.parts.append(f" ({link})")
        elif tag in BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data.replace("\n", " "))
