"""How an answer is marked: plain values in, plain values out.

A question is frozen into one of four rules. Choices covers one choice, several choices and true/false; Slots
covers gaps, matching and ordering, which all ask "what belongs in this place?". An answer is what JSON can hold:

    Choices  a list of choice keys (a single key as a string is taken too)
    Numeric  the text the learner typed
    Words    the text the learner typed
    Slots    {slot key: option key, or the text typed}

Shares are exact fractions of a question's points. Anything that is not an answer of the right shape counts as
none: marking never raises.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from cms.language.digits import read_number
from cms.language.folding import fold, fold_key

Answer = Any  # JSON from a browser: nothing about it may be trusted
NONE, ALL = Fraction(0), Fraction(1)


@dataclass(frozen=True)
class Choices:
    """Which choices are right. `partial` gives (right chosen − wrong chosen) ÷ right ones, never below zero."""

    keys: tuple[str, ...]
    right: frozenset[str]
    partial: bool = False

    def read(self, answer: Answer) -> frozenset[str]:
        given = [answer] if isinstance(answer, str) else answer if isinstance(answer, list) else []
        return frozenset(key for key in given if isinstance(key, str) and key in self.keys)

    def share(self, answer: Answer) -> Fraction:
        chosen = self.read(answer)
        if not self.partial or not self.right:
            return ALL if chosen == self.right else NONE
        return max(NONE, Fraction(len(chosen & self.right) - len(chosen - self.right), len(self.right)))

    def answered(self, answer: Answer) -> bool:
        return bool(self.read(answer))


@dataclass(frozen=True)
class Numeric:
    """A number, right within the tolerance (per cent of the value when `relative`), with or without its unit."""

    value: Fraction
    tolerance: Fraction = NONE
    relative: bool = False
    units: tuple[str, ...] = ()

    def read(self, answer: Answer) -> Fraction | None:
        """The number in the text, its unit before or after it; None when it is no number or has another unit."""
        text = fold(answer) if isinstance(answer, str) else ""
        number = read_number(text)
        for unit in map(fold, self.units):
            if number is None and unit:
                number = read_number(_without_unit(text, unit))
        return number

    def share(self, answer: Answer) -> Fraction:
        number = self.read(answer)
        if number is None:
            return NONE
        margin = abs(self.value) * self.tolerance / 100 if self.relative else self.tolerance
        return ALL if abs(number - self.value) <= margin else NONE

    def answered(self, answer: Answer) -> bool:
        return _is_text(answer)


@dataclass(frozen=True)
class Words:
    """A short text, compared after folding. `remarks`: answers often given, each with the key of its feedback."""

    accepted: tuple[str, ...]
    remarks: tuple[tuple[str, str], ...] = ()

    def share(self, answer: Answer) -> Fraction:
        return ALL if _is_text(answer) and fold_key(answer) in map(fold_key, self.accepted) else NONE

    def answered(self, answer: Answer) -> bool:
        return _is_text(answer)

    def remark(self, answer: Answer) -> tuple[str, ...]:
        """The keys of the remarks made on this answer."""
        given = fold_key(answer) if _is_text(answer) else ""
        return tuple(key for text, key in self.remarks if given and fold_key(text) == given)


@dataclass(frozen=True)
class Slot:
    """One place to fill: the option keys that belong there, or, when `typed`, the texts accepted."""

    key: str
    right: tuple[str, ...]
    typed: bool = False

    def is_right(self, given: Answer) -> bool:
        if not _is_text(given):
            return False
        return fold_key(given) in map(fold_key, self.right) if self.typed else given in self.right


@dataclass(frozen=True)
class Slots:
    """Places to fill, each right or wrong by itself. `partial`: the share of places that are right."""

    slots: tuple[Slot, ...]
    partial: bool = False

    def parts(self, answer: Answer) -> dict[str, bool]:
        """For each slot, whether it is right."""
        given = answer if isinstance(answer, Mapping) else {}
        return {slot.key: slot.is_right(given.get(slot.key)) for slot in self.slots}

    def share(self, answer: Answer) -> Fraction:
        parts = self.parts(answer).values()
        share = Fraction(sum(parts), len(parts) or 1)
        return share if self.partial or share == ALL else NONE

    def answered(self, answer: Answer) -> bool:
        given = answer if isinstance(answer, Mapping) else {}
        return any(_is_text(given.get(slot.key)) for slot in self.slots)


Rule = Choices | Numeric | Words | Slots


@dataclass(frozen=True)
class Question:
    """What marking needs to know of a question. `negative`: the share of the points a wrong answer costs."""

    key: str
    rule: Rule
    points: Fraction = ALL
    negative: Fraction = NONE


@dataclass(frozen=True)
class Mark:
    """What an answer earned. `feedback`: the keys of the choices or remarks whose words the learner should see."""

    points: Fraction
    max: Fraction
    answered: bool
    right: bool
    feedback: tuple[str, ...] = ()
    parts: dict[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Score:
    """The sum of the marks; wrong answers never take it below zero."""

    points: Fraction
    max: Fraction

    @property
    def share(self) -> Fraction:
        return self.points / self.max if self.max else NONE

    def passes(self, pass_mark: int) -> bool:
        """Whether the share reaches the pass mark, given in per cent. Exact: 2 of 3 does not pass 67 %."""
        return self.share * 100 >= pass_mark


def mark(question: Question, answer: Answer) -> Mark:
    """Mark one answer. No answer earns nothing and costs nothing."""
    rule, answered = question.rule, question.rule.answered(answer)
    share = rule.share(answer) if answered else NONE
    if answered and not share:
        share = -question.negative
    return Mark(
        points=share * question.points,
        max=question.points,
        answered=answered,
        right=share == ALL,
        feedback=_feedback(rule, answer),
        parts=rule.parts(answer) if isinstance(rule, Slots) else {},
    )


def total(marks: Iterable[Mark]) -> Score:
    """The score of a whole attempt."""
    marks = tuple(marks)
    return Score(max(NONE, sum((one.points for one in marks), NONE)), sum((one.max for one in marks), NONE))


def _feedback(rule: Rule, answer: Answer) -> tuple[str, ...]:
    if isinstance(rule, Choices):
        chosen = rule.read(answer)
        return tuple(key for key in rule.keys if key in chosen)
    return rule.remark(answer) if isinstance(rule, Words) else ()


def _without_unit(text: str, unit: str) -> str:
    """The folded text without the unit before or after the number; "Rs. 500" loses the full stop too."""
    if text.startswith(unit):
        return text.removeprefix(unit).removeprefix(".")
    return text.rstrip(". ").removesuffix(unit)


def _is_text(answer: Answer) -> bool:
    return isinstance(answer, str) and bool(answer.strip())
