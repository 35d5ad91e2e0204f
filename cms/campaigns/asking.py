"""Pure: the questions of a poll and of a knowledge check, as they are kept with a campaign.

A question has a key shared by all languages, and so has each of its choices: an answer given in Urdu and one given in
English are the same answer. A question that an editor took away stays as *retired*, so that its answers keep their
words in the report.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Kept = Mapping[str, Any]
Words = Mapping[str, str]


@dataclass(frozen=True)
class Choice:
    key: str
    text: str
    is_right: bool = False


@dataclass(frozen=True)
class Question:
    key: str
    text: str
    choices: tuple[Choice, ...]
    why: str = ""
    retired: bool = False

    def is_right(self, answer: str) -> bool:
        return any(choice.is_right and choice.key == answer for choice in self.choices)


def in_words(words: Words, language: str, source: str) -> str:
    """In the reader's language, or in the one it was written in, or in any."""
    return words.get(language) or words.get(source) or next(iter(words.values()), "")


def questions(kept: Iterable[Kept], language: str, source: str, *, retired: bool = False) -> list[Question]:
    """The questions in a language; those taken away only for reports."""
    return [
        Question(
            key=one["key"],
            text=in_words(one["words"], language, source),
            choices=tuple(
                Choice(choice["key"], in_words(choice["words"], language, source), choice.get("right", False))
                for choice in one["choices"]
            ),
            why=in_words(one.get("why", {}), language, source),
            retired=one.get("retired", False),
        )
        for one in kept
        if retired or not one.get("retired")
    ]


def with_retired(new: list[dict[str, Any]], old: Iterable[Kept]) -> list[dict[str, Any]]:
    """The new questions, then those that are no longer asked."""
    asked = {one["key"] for one in new}
    return [*new, *({**one, "retired": True} for one in old if one["key"] not in asked)]


def version_of(kept: Iterable[Kept]) -> str:
    """Another one as soon as a question, its choices or its right answer changes; words may change."""
    shape = [
        [one["key"], *(f"{choice['key']}{choice.get('right', False)}" for choice in one["choices"])]
        for one in kept
        if not one.get("retired")
    ]
    return hashlib.sha256(json.dumps(shape).encode()).hexdigest()[:16]


def count_right(asked: Iterable[Question], answers: Mapping[str, str]) -> int:
    return sum(question.is_right(answers.get(question.key, "")) for question in asked)
