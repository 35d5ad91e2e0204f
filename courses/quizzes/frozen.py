"""A quiz as one attempt knows it: frozen when the attempt began, whatever editors do afterwards.

Pure: reads the JSON that `freezing` wrote. Words are taken in the reader's language, or else in the source language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from functools import cached_property
from typing import Any

from ..enums import Counts
from .enums import FeedbackWhen
from .marking import Mark, Score, mark, total
from .marking import Question as Marked
from .packing import unpack_rule

Data = dict[str, Any]


@dataclass(frozen=True)
class Rules:
    """The rules of a quiz. Times in whole units as editors write them."""

    pass_mark: int = 60
    negative_marks: int = 0
    attempts_allowed: int | None = None
    cooling_off: int = 0  # minutes
    time_limit: int | None = None  # minutes
    grace: int = 0  # seconds
    feedback_when: str = FeedbackWhen.AFTER
    counts: str = Counts.BEST

    @property
    def limit(self) -> timedelta | None:
        return timedelta(minutes=self.time_limit) if self.time_limit else None


@dataclass(frozen=True)
class FrozenQuestion:
    """One question of an attempt; `number` counts from 1."""

    number: int
    data: Data
    negative: Fraction

    @property
    def source(self) -> str:
        return self.data["source"]

    @property
    def key(self) -> str:
        return self.data["key"]

    @property
    def kind(self) -> str:
        return self.data["kind"]

    @property
    def points(self) -> Fraction:
        return Fraction(self.data["points"])

    @cached_property
    def marked(self) -> Marked:
        return Marked(self.key, unpack_rule(self.data["rule"]), self.points, self.negative)

    def mark(self, answer: Any) -> Mark:
        return mark(self.marked, answer)

    def language(self, wanted: str) -> str:
        """The language its words can be given in: the one wanted, or the source."""
        return wanted if wanted in self.data["words"] else self.source

    def word(self, language: str, *path: str) -> Any:
        """What stands at this path of its words, in that language or else in the source language."""
        return _dig(self.data["words"].get(language), path) or _dig(self.data["words"][self.source], path)

    @property
    def choices(self) -> list[str]:
        return self.data["shown"].get("choices", [])

    @property
    def slots(self) -> list[Data]:
        return self.data["shown"].get("slots", [])


@dataclass(frozen=True)
class FrozenQuiz:
    """The whole of what an attempt froze."""

    data: Data

    @cached_property
    def rules(self) -> Rules:
        return Rules(**self.data["rules"])

    @cached_property
    def questions(self) -> tuple[FrozenQuestion, ...]:
        negative = Fraction(self.rules.negative_marks, 100)
        return tuple(
            FrozenQuestion(number, one, negative)
            for number, one in enumerate(self.data["questions"], start=1)
        )

    def __iter__(self) -> Iterator[FrozenQuestion]:
        return iter(self.questions)

    def __len__(self) -> int:
        return len(self.questions)

    @property
    def titles(self) -> dict[str, str]:
        return self.data["titles"]

    def title(self, language: str) -> str:
        return self.titles.get(language) or self.titles[self.data["source"]]

    def score(self, answers: Mapping[str, Any]) -> Score:
        """The score of these answers, given by question key."""
        return total(question.mark(answers.get(question.key)) for question in self)


def _dig(words: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        words = words.get(name) if isinstance(words, dict) else None
    return words
