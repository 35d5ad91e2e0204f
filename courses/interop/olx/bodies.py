"""Pieces as the raw blocks of a page's body, fitted to what each block allows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from html import escape, unescape
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.pages.blocks import PLAIN_FEATURES, TEXT_FEATURES
from cms.pages.videos import embed_url

from .media import Media
from .notes import Notes
from .pieces import Clip, Code, Download, Heading, Picture, Piece, Quotation, Sound, Table, Text
from .planning import QuizPlan

Block = dict[str, Any]
LINK = re.compile(r'<a data-olx="([^"]*)">(.*?)</a>', re.DOTALL)
FILE_LINK = re.compile(r'<a data-olx-file="([^"]*)">(.*?)</a>', re.DOTALL)
BLOCK_KEY = re.compile(r'\s*data-block-key="[^"]*"')
TITLE_LENGTH, HEADING_LENGTH = 150, 150


@cache
def converter(features: tuple[str, ...]) -> ContentstateConverter:
    return ContentstateConverter(features)


def fit(html: str, features: Sequence[str]) -> str:
    """The rich text as the editor itself would save it: nothing its features do not offer."""
    one = converter(tuple(features))
    html = html.replace("<br>", "<br/>")  # it reads XML's spelling only
    return BLOCK_KEY.sub("", one.to_database_format(one.from_database_format(html)))


class Bodies:
    """Builds bodies. `page_of` finds the page a link inside the course leads to, `quiz_of` a quiz's pk."""

    def __init__(
        self, media: Media, page_of: Callable[[str], int | None], quiz_of: Callable[[QuizPlan], int | None]
    ):
        self.media, self.page_of, self.quiz_of = media, page_of, quiz_of

    def body(
        self, seed: str, items: Iterable[Piece | QuizPlan], notes: Notes, *, title: str, lesson: bool = True
    ) -> list[Block]:
        """The raw stream. Blocks keep their ids and activities their keys from one import to the next."""
        made = [block for item in levelled(items) for block in self.blocks(item, notes, title, lesson)]
        for place, block in enumerate(made):
            block["id"] = str(uuid5(NAMESPACE_URL, f"{seed}/block/{place}"))
            if isinstance(block["value"], dict) and "key" in block["value"]:
                block["value"]["key"] = str(uuid5(NAMESPACE_URL, f"{seed}/activity/{block['value']['key']}"))
        return made

    def blocks(self, item: Piece | QuizPlan, notes: Notes, title: str, lesson: bool) -> list[Block]:
        maker = getattr(self, f"from_{type(item).__name__.lower()}")
        if isinstance(item, Code) and not lesson:
            item = Text(f"<p>{escape(item.text, quote=False)}</p>")
            maker = self.from_text
        made: Block | None = maker(item, notes, title)
        return [made] if made else []

    def from_text(self, item: Text, notes: Notes, title: str) -> Block | None:
        html = self.text(item.html, notes)
        return {"type": "text", "value": html} if html else None

    def from_heading(self, item: Heading, notes: Notes, title: str) -> Block:
        if len(item.text) > HEADING_LENGTH:
            return {"type": "text", "value": f"<p><b>{escape(item.text, quote=False)}</b></p>"}
        return {"type": "heading", "value": {"text": item.text, "level": str(min(item.level, 3))}}

    def from_picture(self, item: Picture, notes: Notes, title: str) -> Block:
        return {"type": "image", "value": {"image": self.image(item), "caption": "", "credit": ""}}

    def from_table(self, item: Table, notes: Notes, title: str) -> Block:
        return {"type": "table", "value": table(item, title)}

    def from_code(self, item: Code, notes: Notes, title: str) -> Block:
        return {"type": "code", "value": {"caption": "", "code": item.text}}

    def from_quotation(self, item: Quotation, notes: Notes, title: str) -> Block:
        return {"type": "quotation", "value": {"text": item.text, "author": item.source[:120], "about": ""}}

    def from_download(self, item: Download, notes: Notes, title: str) -> Block:
        document = self.media.document(item.name)
        value = {"document": document, "title": item.title[:TITLE_LENGTH], "about": ""}
        return {"type": "download", "value": value}

    def from_quizplan(self, item: QuizPlan, notes: Notes, title: str) -> Block | None:
        quiz = self.quiz_of(item)
        return {"type": "quiz", "value": {"key": item.usage, "quiz": quiz}} if quiz else None

    def from_clip(self, item: Clip, notes: Notes, title: str) -> Block:
        """YouTube and Vimeo play in the lesson; any other address is a link, its transcript below."""
        name = (item.title or title)[:TITLE_LENGTH]
        words = transcript(item.transcript)
        if not embed_url(item.url):
            notes.add("video_file_link", url=item.url)
            link = f'<p><a href="{escape(item.url)}">{escape(name, quote=False)}</a></p>'
            return {"type": "text", "value": fit(link + words, TEXT_FEATURES)}
        value = {"title": name, "minutes": None, "transcript": fit(words, PLAIN_FEATURES), "url": item.url}
        files = {"file": None, "captions": None, "poster": None}
        return {"type": "video", "value": {"key": item.url, "share": 0, **value, **files}}

    def from_sound(self, item: Sound, notes: Notes, title: str) -> Block:
        name, document = (item.title or title)[:TITLE_LENGTH], self.media.document(item.name)
        value = {"title": name, "minutes": None, "transcript": "", "file": document}
        return {"type": "audio", "value": {"key": item.name, "share": 0, **value}}

    def text(self, html: str, notes: Notes, features: Sequence[str] = TEXT_FEATURES) -> str:
        return fit(self.linked(html, notes), features)

    def linked(self, html: str, notes: Notes) -> str:
        """Links inside the course lead to its pages and files here."""

        def page_link(found: re.Match[str]) -> str:
            if page := self.page_of(unescape(found[1])):
                return f'<a linktype="page" id="{page}">{found[2]}</a>'
            notes.add("link_inside_missing")
            return found[2]

        def file_link(found: re.Match[str]) -> str:
            return f'<a linktype="document" id="{self.media.document(unescape(found[1]))}">{found[2]}</a>'

        return FILE_LINK.sub(file_link, LINK.sub(page_link, html))

    def image(self, item: Picture) -> dict[str, Any]:
        pk = self.media.picture(item.name, item.alt)
        return {"image": pk, "alt_text": item.alt, "decorative": not item.alt}


def levelled(items: Iterable[Piece | QuizPlan]) -> Iterator[Piece | QuizPlan]:
    """The same with headings of two levels that never skip one: each page of the old platform began as it liked."""
    items = list(items)
    top = min((item.level for item in items if isinstance(item, Heading)), default=2)
    begun = False
    for item in items:
        if isinstance(item, Heading):
            begun, level = True, 3 if begun and item.level > top else 2
            item = Heading(item.text, level)
        yield item


def transcript(words: str) -> str:
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in words.split("\n\n") if part.strip())


def table(item: Table, title: str) -> dict[str, Any]:
    """The caption is required here; a table without one takes the lesson's title."""
    head, rows = (item.rows[0], item.rows[1:]) if item.header else (("",) * len(item.rows[0]), item.rows)
    columns = [{"type": "text", "heading": heading} for heading in head]
    values = {"columns": columns, "rows": [{"values": list(row)} for row in rows], "caption": ""}
    return {"caption": (item.caption or title)[:200], "table": values}
