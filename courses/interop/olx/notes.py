"""Remarks made while a part is turned into ours: a code of `words.py` and what it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .words import WORDS, say


@dataclass(frozen=True)
class Note:
    code: str
    params: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return say(self.code, dict(self.params))


def note(code: str, **params: object) -> Note:
    assert code in WORDS, code  # noqa: S101 - a slip of ours, not of a course
    return Note(code, tuple((name, str(value)) for name, value in params.items()))


class Notes:
    """Remarks in the order they were made, each once."""

    def __init__(self) -> None:
        self.made: dict[Note, None] = {}

    def add(self, code: str, **params: object) -> None:
        self.made.setdefault(note(code, **params))

    def extend(self, notes: tuple[Note, ...]) -> None:
        for one in notes:
            self.made.setdefault(one)

    def __iter__(self) -> Iterator[Note]:
        return iter(self.made)

    def tuple(self) -> tuple[Note, ...]:
        return tuple(self.made)


class Refused(Exception):
    """The part cannot be brought in; the note says why."""

    def __init__(self, code: str, **params: object) -> None:
        self.note = note(code, **params)
        super().__init__(code)
