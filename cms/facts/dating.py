"""Pure: whether an answer to a question can be relied on, on a day or through a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from .enums import Confidence, State


class Dated(Protocol):
    """What is true from a day on, and is to be looked at again by another."""

    @property
    def valid_from(self) -> date: ...
    @property
    def review_by(self) -> date: ...
    @property
    def confidence(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a fact's question. `names` and `words` are by language."""

    key: str
    kind: str
    unit: str
    names: dict[str, str]
    number: Decimal | None
    words: dict[str, str]
    source_title: str
    source_url: str
    confidence: str
    valid_from: date
    review_by: date


def is_expired(answer: Dated, on: date) -> bool:
    """It holds through its review date, and is old from the day after."""
    return answer.review_by < on


def is_certain(answer: Dated | None) -> bool:
    return answer is not None and answer.confidence != Confidence.UNCERTAIN


def state_of(answer: Dated | None, on: date, *, soon_days: int) -> State:
    if answer is None or not is_certain(answer):
        return State.UNKNOWN
    if is_expired(answer, on):
        return State.EXPIRED
    return State.SOON if is_expired(answer, on + timedelta(days=soon_days)) else State.FINE


def holds_through(answer: Dated | None, first: date, last: date) -> bool:
    """Whether it is certain for the whole of a time, such as a tax year: begun before, and checked to its end."""
    return (
        answer is not None and is_certain(answer) and answer.valid_from <= first and answer.review_by >= last
    )
