"""Which page is a translation of which: a proposal for an editor to correct. Pure: titles in, places out."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from cms.language.digits import ascii_digits

Number = tuple[int, ...]
T = TypeVar("T", bound=Hashable)


def number_of(title: str) -> Number | None:
    """The number in a title, in whatever digits: "Lesson 1.2" and "سبق ۱٫۲" are both (1, 2); None if it has none."""
    found = re.search(r"\d+(?:[.٫\-]\d+)*", ascii_digits(title))
    return tuple(int(part) for part in re.split(r"\D", found[0])) if found else None


def pair_titles(sources: Sequence[str], others: Sequence[str]) -> list[int | None]:
    """For each source the place of its partner: by number if every title has one of its own, else in order."""
    numbers = [number_of(title) for title in others]
    wanted = [number_of(title) for title in sources]
    if _all_differ(numbers) and _all_differ(wanted):
        return [numbers.index(number) if number in numbers else None for number in wanted]
    return [place if place < len(others) else None for place in range(len(sources))]


def _all_differ(numbers: Sequence[Number | None]) -> bool:
    return None not in numbers and len(set(numbers)) == len(numbers)


@dataclass(frozen=True)
class Exercise:
    """An activity in a lesson: its key and its kind."""

    key: str
    kind: str


def pair_activities(sources: Sequence[Exercise], others: Sequence[Exercise]) -> dict[str, str]:
    """{key of the other's: key of the source's}: those that share a key, then those of a kind in their order."""
    shared = {one.key for one in sources} & {one.key for one in others}
    pairs = {key: key for key in shared}
    for kind in {one.kind for one in sources}:
        left = [one.key for one in sources if one.kind == kind and one.key not in shared]
        right = [one.key for one in others if one.kind == kind and one.key not in shared]
        pairs |= dict(zip(right, left, strict=False))
    return pairs
