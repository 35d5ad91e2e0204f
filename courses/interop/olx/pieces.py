"""What a lesson is made of, as plain values: each piece becomes one block of a lesson's body."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """Clean rich text. Links inside the course carry `data-olx` (a part's name) or `data-olx-file`."""

    html: str


@dataclass(frozen=True)
class Heading:
    text: str
    level: int  # 2, 3 or 4


@dataclass(frozen=True)
class Picture:
    """A picture of the archive, by its path below `static`. No words: it is decoration."""

    name: str
    alt: str


@dataclass(frozen=True)
class Table:
    rows: tuple[tuple[str, ...], ...]  # plain text
    header: bool
    caption: str = ""


@dataclass(frozen=True)
class Code:
    text: str


@dataclass(frozen=True)
class Quotation:
    text: str
    source: str = ""


@dataclass(frozen=True)
class Clip:
    """A video somewhere on the web."""

    url: str
    title: str
    transcript: str = ""  # plain text, paragraphs by empty lines


@dataclass(frozen=True)
class Sound:
    name: str
    title: str


@dataclass(frozen=True)
class Download:
    name: str
    title: str


Piece = Text | Heading | Picture | Table | Code | Quotation | Clip | Sound | Download
