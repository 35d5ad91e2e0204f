"""How many answers each choice of a facet would leave: counted without the facet's own choice. Pure.

A facet whose counts obeyed its own choice would show one value and hide the way to the others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

Pairs = Iterable[tuple[str, str]]
Counts = dict[str, dict[str, int]]


def counted(shelves: Iterable[tuple[Pairs, int]], filters: Mapping[str, str]) -> tuple[int, Counts]:
    """The number of answers, and for each facet the number of each value, from "shelves": documents that have the
    very same facets, and how many they are. Many documents stand on few shelves, so one grouped query is enough."""
    total, counts = 0, defaultdict[str, Counter[str]](Counter)
    for pairs, number in shelves:
        values = set(pairs)
        missed = [name for name, value in filters.items() if (name, value) not in values]
        if not missed:
            total += number
        for name, value in values:
            if not missed or missed == [name]:
                counts[name][value] += number
    return total, {name: dict(values) for name, values in counts.items()}


def packed(pairs: Pairs) -> str:
    """Facets as one text that can be grouped by and looked into: |language=ur|level=beginner|"""
    return "".join(f"|{name}={value}" for name, value in sorted(pairs)) + "|"


def unpacked(text: str) -> list[tuple[str, str]]:
    pairs = (pair.partition("=") for pair in text.strip("|").split("|") if pair)
    return [(name, value) for name, _equals, value in pairs]
