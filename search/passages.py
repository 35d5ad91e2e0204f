"""The passage of a text that answers a question, with the words that were asked for marked. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .query import Word
from .words import terms_of, words

LENGTH = 240  # characters of a passage
LEAD = 50  # of them before the first word that was found
LOOKED_AT = 60_000  # characters of a text


class Piece(NamedTuple):
    """A part of a passage; `marked` when it is a word that was asked for."""

    text: str
    marked: bool = False


class Find(NamedTuple):
    start: int
    end: int
    which: int  # the word of the question


def passage(text: str, asked: Sequence[Word], length: int = LENGTH) -> list[Piece]:
    """The stretch of the text with the most of the words, cut at words; its beginning when there is none."""
    text = text[:LOOKED_AT]
    found = finds(text, asked)
    start, end = _stretch(text, found, length)
    pieces = marked(text[start:end], asked)
    before = [Piece("… ")] if start else []
    return [*before, *pieces, *([Piece(" …")] if end < len(text) else [])]


def marked(text: str, asked: Sequence[Word]) -> list[Piece]:
    """The whole text in pieces."""
    pieces, place = [], 0
    for find in finds(text, asked):
        pieces += [Piece(text[place : find.start]), Piece(text[find.start : find.end], marked=True)]
        place = find.end
    return [piece for piece in (*pieces, Piece(text[place:])) if piece.text]


def finds(text: str, asked: Sequence[Word]) -> list[Find]:
    """Where words that were asked for stand."""
    found, seen = [], {}
    for match in words(text) if asked else ():
        if match[0] not in seen:
            seen[match[0]] = _which(terms_of(match[0]), asked)
        if (which := seen[match[0]]) is not None:
            found.append(Find(match.start(), match.end(), which))
    return found


def _which(terms: Sequence[str], asked: Sequence[Word]) -> int | None:
    return next((n for n, word in enumerate(asked) if any(word.matches(term) for term in terms)), None)


def _stretch(text: str, found: Sequence[Find], length: int) -> tuple[int, int]:
    """From a little before the find that has the most of the question's words after it within reach."""
    start = 0
    if found:
        best = max(found, key=lambda find: (_worth(find, found, length), -find.start))
        start = max(best.start - LEAD, 0)
    end = min(start + length, len(text))
    return _after_space(text, start), _before_space(text, end)


def _worth(find: Find, found: Sequence[Find], length: int) -> int:
    return len({other.which for other in found if find.start <= other.start < find.start + length - LEAD})


def _after_space(text: str, place: int) -> int:
    """The beginning of the next word, unless the place is one."""
    if place == 0 or text[place - 1].isspace():
        return place
    space = text.find(" ", place, place + LEAD)
    return space + 1 if space >= 0 else place


def _before_space(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", place - LEAD, place)
    return space if space >= 0 else place
