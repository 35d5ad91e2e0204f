"""What else stands in the way of messages to a person, said on their page of choices. Rooms register what they know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Standing:
    """Words for the person, and a button that posts to an address to mend it."""

    words: str
    button: str
    address: str


Teller = Callable[[Any], list[Standing]]
_tellers: list[Teller] = []


def register(teller: Teller) -> None:
    """Add somebody who tells, of a person, what stands in the way."""
    if teller not in _tellers:
        _tellers.append(teller)


def standing_of(person: Any) -> list[Standing]:
    return [each for teller in _tellers for each in teller(person)]
