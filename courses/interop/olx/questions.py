"""A question as plain values, as the question bank will hold it."""

from __future__ import annotations

from dataclasses import dataclass

from .pieces import Picture, Piece


@dataclass(frozen=True)
class Choice:
    text: str  # clean inline HTML
    right: bool
    feedback: str = ""  # plain text
    picture: Picture | None = None


@dataclass(frozen=True)
class OneChoice:
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class SeveralChoices:
    choices: tuple[Choice, ...]
    partial: bool = False


@dataclass(frozen=True)
class Numeric:
    value: str
    tolerance: str = "0"
    percent: bool = False
    unit: str = ""


@dataclass(frozen=True)
class ShortText:
    accepted: tuple[str, ...]
    remarks: tuple[tuple[str, str], ...] = ()  # (wrong answer, feedback)


@dataclass(frozen=True)
class Gaps:
    """`text` holds [1], [2] …; each gap its options and whether each is right."""

    text: str
    gaps: tuple[tuple[tuple[str, bool], ...], ...]


Answer = OneChoice | SeveralChoices | Numeric | ShortText | Gaps


@dataclass(frozen=True)
class Question:
    name: str  # lasting within its course: the problem's name and the question's place in it
    title: str
    prompt: tuple[Piece, ...]
    answer: Answer
    hint: str = ""  # clean rich text
    feedback: str = ""  # clean rich text
    points: str = "1"
    attempts: int | None = None
