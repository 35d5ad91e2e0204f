"""Turn the HTML of a foreign page into clean pieces: text, headings, pictures, tables, code, links.

nh3 has the last word on every text. What could not be kept is noted, never lost silently.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

import nh3

from .markup import Element, parse_html, words_of
from .notes import Note, Notes
from .pieces import Clip, Code, Download, Heading, Picture, Piece, Quotation, Sound, Table, Text
from .static import DOCUMENTS, PICTURES, SOUNDS, StaticFiles, ending, file_name
from .tables import cells_of, read_table
from .videos import is_web, player_address

SCRIPTS, STYLES = ("script", "noscript", "template"), ("style", "link", "meta")
CONTROLS = ("button", "input", "select", "textarea", "canvas")
MARKS = {"b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "dfn": "i", "code": "code", "kbd": "code",
         "samp": "code", "tt": "code", "sub": "sub", "sup": "sup"}  # fmt: skip
BREAKING = (
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
)
CONTAINERS = ("div", "section", "article", "header", "footer", "main", "aside", "nav", "center", "figure",
              "details", "form", "fieldset", "body", "span", "font", "text", "google-drive", "object")  # fmt: skip
BLOCKS = (
    *BREAKING,
    *CONTAINERS,
    "ul",
    "ol",
    "dl",
    "table",
    "pre",
    "blockquote",
    "img",
    "iframe",
    "video",
    "audio",
)
ICONS = re.compile(r"\b(material-(symbols|icons)|fa[srb]? fa-|fa-)")
KEYWORD = re.compile(r"%%[A-Z_]+%%")
FORMULA = re.compile(r"\\\(|\\\[|\$\$|\[mathjax")
JUMP = re.compile(r"(?:/jump_to(?:_id)?/(?:.*@)?(?P<name>[\w.\-]+)/?|^(?P<bare>[0-9a-f]{32}))$")
ALLOWED = {"p", "b", "i", "a", "ul", "ol", "li", "br", "code", "sub", "sup"}
ATTRIBUTES = {"a": {"href", "data-olx", "data-olx-file"}}
TRAILING = re.compile(r"(<br>|\s)+$")
FEW_WORDS = 12  # what is left of a part that only held buttons


@dataclass(frozen=True)
class Cleaned:
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]

    @property
    def html(self) -> str:
        """The texts alone, as one rich text."""
        return "".join(piece.html for piece in self.pieces if isinstance(piece, Text))


def clean(html: str, *, statics: StaticFiles) -> Cleaned:
    """The pieces of a page and what changed on the way."""
    return Cleaner(statics).run(parse_html(html))


def clean_text(html: str) -> str:
    """nh3's word on a rich text."""
    return nh3.clean(
        html,
        tags=ALLOWED,
        attributes=ATTRIBUTES,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )


def has_words(html: str) -> bool:
    return bool(re.sub(r"<[^>]*>|&nbsp;|\s|\xa0", "", html))


class Cleaner:
    def __init__(self, statics: StaticFiles) -> None:
        self.statics, self.notes = statics, Notes()
        self.pieces: list[Piece] = []
        self.texts: list[str] = []  # finished paragraphs and lists
        self.loose: list[str] = []  # text between blocks
        self.hoisted: list[Piece] = []  # found inside a paragraph; they follow it
        self.controls = False

    def run(self, root: Element) -> Cleaned:
        self.container(root)
        self.flush()
        return Cleaned(self.without_leftovers(), self.notes.tuple())

    def without_leftovers(self) -> tuple[Piece, ...]:
        """A form without its controls says nothing: “Do you find this page useful?” and no button."""
        words = sum(len(piece.html.split()) for piece in self.pieces if isinstance(piece, Text))
        only_text = all(isinstance(piece, Text | Heading) for piece in self.pieces)
        return () if self.controls and only_text and words <= FEW_WORDS else tuple(self.pieces)

    # Blocks

    def container(self, element: Element) -> None:
        if element.get("onclick"):
            self.notes.add("shown_openly")
        self.add_loose(element.text)
        for child in element:
            self.child(child)
            self.add_loose(child.tail)
        self.end_paragraph()

    def child(self, element: Element) -> None:
        tag = str(element.tag).lower()
        if self.dropped(element, tag):
            return
        if tag not in BLOCKS or (tag in ("span", "font") and not holds_blocks(element)):
            self.loose.append(self.inline(element))
            return
        self.end_paragraph()
        handler = getattr(self, f"on_{'heading' if re.fullmatch('h[1-6]', tag) else tag}", self.container)
        handler(element)

    def add_loose(self, text: str | None) -> None:
        if text:
            self.loose.append(self.words(text))

    def end_paragraph(self) -> None:
        """Loose text becomes a paragraph; what was found inside follows it."""
        html, self.loose = "".join(self.loose), []
        if has_words(html):
            self.texts.append(f"<p>{html.strip()}</p>")
        self.drop_anchor()

    def drop_anchor(self) -> None:
        hoisted, self.hoisted = self.hoisted, []
        for piece in hoisted:
            self.put(piece)

    def flush(self) -> None:
        html, self.texts = clean_text("".join(self.texts)), []
        if has_words(html):
            self.pieces.append(Text(html))

    def put(self, piece: Piece | None) -> None:
        if piece is not None:
            self.flush()
            self.pieces.append(piece)

    def on_p(self, element: Element) -> None:
        if holds_blocks(element, but=("img",)):
            self.container(element)
            return
        html = self.inline_children(element)
        if has_words(html):
            self.texts.append(f"<p>{html.strip()}</p>")
        self.drop_anchor()

    on_dd = on_p

    def on_dt(self, element: Element) -> None:
        html = self.inline_children(element)
        if has_words(html):
            self.texts.append(f"<p><b>{html.strip()}</b></p>")
        self.drop_anchor()

    def on_heading(self, element: Element) -> None:
        level = min(max(int(str(element.tag)[1]), 2), 4)
        self.inline_children(element)  # for what it holds beside words
        if text := " ".join(self.plain_words(element).split()):
            self.put(Heading(KEYWORD.sub("", text), level))
        self.drop_anchor()

    def on_ul(self, element: Element) -> None:
        html = self.list(element)
        if has_words(html):
            self.texts.append(html)
        self.drop_anchor()

    on_ol = on_ul

    def on_pre(self, element: Element) -> None:
        for line_break in element.iter("br"):
            line_break.tail = "\n" + (line_break.tail or "")
        if text := "".join(element.itertext()).strip("\n"):
            self.put(Code(text.rstrip()))

    def on_blockquote(self, element: Element) -> None:
        cites = list(element.iter("cite", "footer"))
        source = words_of(cites[0]) if cites else ""
        for cite in cites:
            cite.text, cite[:] = "", []
        if text := words_of(element):
            self.put(Quotation(text, source))

    def on_table(self, element: Element) -> None:
        found = read_table(element, self.notes)
        if found == "layout":
            for cell in cells_of(element):
                self.container(cell)
        elif isinstance(found, Table):
            self.put(found)

    def on_img(self, element: Element) -> None:
        self.put(self.picture(element))

    def on_iframe(self, element: Element) -> None:
        self.frame(element)
        self.drop_anchor()

    def on_video(self, element: Element) -> None:
        self.media(element)
        self.drop_anchor()

    on_audio = on_video

    def on_object(self, element: Element) -> None:
        self.notes.add("object_dropped")
        self.container(element)

    # Inside a paragraph

    def inline_children(self, element: Element) -> str:
        html = self.words(element.text)
        for child in element:
            html += self.inline(child) + self.words(child.tail)
        return html

    def inline(self, element: Element) -> str:
        tag = str(element.tag).lower()
        if self.dropped(element, tag):
            return ""
        if tag == "br":
            return "<br>"
        if tag == "img":
            self.hoist(self.picture(element))
            return ""
        if tag in ("iframe", "video", "audio"):
            self.frame(element) if tag == "iframe" else self.media(element)
            return ""
        if tag in ("ul", "ol"):
            return self.list(element)
        html = self.inline_children(element)
        if tag == "a":
            return self.link(element, html)
        if tag == "clarification" and has_words(html):
            return f" ({html.strip()})"
        if tag in MARKS and has_words(html):
            return f"<{MARKS[tag]}>{html}</{MARKS[tag]}>"
        return f"{html}<br>" if tag in BREAKING and has_words(html) else html

    def list(self, element: Element) -> str:
        items = [
            self.inline_children(child) for child in element if str(child.tag).lower() in ("li", "ul", "ol")
        ]
        items = [f"<li>{TRAILING.sub('', item).strip()}</li>" for item in items if has_words(item)]
        tag = str(element.tag).lower()
        return f"<{tag}>{''.join(items)}</{tag}>" if items else ""

    def words(self, text: str | None) -> str:
        if not text:
            return ""
        if FORMULA.search(text):
            self.notes.add("formula_kept")
        if KEYWORD.search(text):
            self.notes.add("keyword_dropped")
        return escape(re.sub(r"\s+", " ", KEYWORD.sub("", text)), quote=False)

    def plain_words(self, element: Element) -> str:
        """The words of a heading without icons' names."""
        for child in list(element.iter()):
            if child is not element and ICONS.search(child.get("class", "")):
                child.text = ""
        return words_of(element)

    def dropped(self, element: Element, tag: str) -> bool:
        if tag in SCRIPTS:
            self.notes.add("script_dropped")
        elif tag in STYLES:
            self.notes.add("style_dropped")
        elif tag in CONTROLS:
            self.controls = True
            self.notes.add("controls_dropped")
        elif not (tag in ("span", "i") and ICONS.search(element.get("class", ""))):
            return False
        return True

    def hoist(self, piece: Piece | None) -> None:
        if piece is not None:
            self.hoisted.append(piece)

    # Addresses

    def link(self, element: Element, html: str) -> str:
        """The link with an address that works here, or its words alone."""
        address = (element.get("href") or "").strip()
        if not has_words(html):
            if address and self.hoisted:
                self.notes.add("image_link_dropped", url=address)
            return html
        if found := JUMP.search(address):
            return f'<a data-olx="{escape(found["name"] or found["bare"])}">{html}</a>'
        if self.statics.speaks_of_file(address):
            return self.file_link(address, html)
        if is_web(address) or address.startswith(("mailto:", "tel:")):
            return f'<a href="{escape(address)}">{html}</a>'
        if address and not address.startswith("#"):
            self.notes.add("link_platform" if address.startswith("/") else "link_broken", url=address)
        return html

    def file_link(self, address: str, html: str) -> str:
        name = self.statics.find(address)
        if not name:
            self.notes.add("file_missing", name=file_name(address))
        elif ending(name) not in DOCUMENTS:
            self.notes.add("file_format", name=name)
        else:
            return f'<a data-olx-file="{escape(name)}">{html}</a>'
        return html

    def picture(self, element: Element) -> Picture | None:
        address = (element.get("src") or "").strip()
        name, alt = self.statics.find(address), " ".join((element.get("alt") or "").split())
        if not name:
            outside = is_web(address) or address.startswith(("//", "data:"))
            code = "image_outside" if outside else "image_missing"
            self.notes.add(code, **{"url" if outside else "name": address[:200]})
            return None
        if ending(name) not in PICTURES:
            self.notes.add("image_format", name=name)
            return None
        if not self.statics.readable(name):
            self.notes.add("image_broken", name=name)
            return None
        if element.get("alt") is None:
            self.notes.add("image_no_alt", name=name)
        return Picture(name, alt)

    def frame(self, element: Element) -> None:
        address = (element.get("src") or "").strip()
        address = f"https:{address}" if address.startswith("//") else address
        title = " ".join((element.get("title") or "").split())
        if video := player_address(address):
            self.notes.add("frame_to_video", url=video)
            self.hoisted.append(Clip(video, title))
        elif is_web(address):
            self.notes.add("frame_to_link", url=address)
            words = escape(title or address)
            self.hoisted.append(Text(clean_text(f'<p><a href="{escape(address)}">{words}</a></p>')))
        else:
            self.notes.add("frame_dropped", url=address or "?")

    def media(self, element: Element) -> None:
        addresses = [element.get("src"), *(source.get("src") for source in element.iter("source"))]
        address = next((one for one in addresses if one), "")
        name, title = self.statics.find(address), " ".join((element.get("title") or "").split())
        if name and ending(name) in SOUNDS:
            self.hoisted.append(Sound(name, title))
        elif name and ending(name) in DOCUMENTS:
            self.hoisted.append(Download(name, title or name))
        elif is_web(address):
            self.hoisted.append(Clip(address, title))
        else:
            self.notes.add("file_missing", name=file_name(address) or "?")


def holds_blocks(element: Element, *, but: tuple[str, ...] = ()) -> bool:
    """Whether a block stands somewhere inside, not counting plain spans."""
    plain = ("span", "font", *but)
    inside = {str(child.tag).lower() for child in element.iterdescendants()}
    return bool(inside & set(BLOCKS) - set(plain))
