"""People in columns: what rules and terms compute with. Sorted by key, so the order of the input never matters."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..availability import SLOTS
from .values import WOMAN, Mentee, Mentor, Pair, Pairs, Policy

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Dense = NDArray[np.float32]  # of whole numbers below 2**24, which float32 holds exactly

UNKNOWN = -1
ROWS = 1024  # mentees in a block: keeps a block of 2,500 mentors near 10 MB a matrix


class Words:
    """A vocabulary: the place of each word among the words that mentors use. What none of them uses has no place."""

    def __init__(self, words: Iterable[object]) -> None:
        self.places = {word: place for place, word in enumerate(sorted(set(words), key=str))}

    def __len__(self) -> int:
        return len(self.places)

    def place(self, word: object) -> int:
        return self.places.get(word, UNKNOWN)


class Table:
    """Rows of few numbers in many columns, kept small; `rows` makes some of them dense."""

    def __init__(self, rows: Iterable[Mapping[int, int]], width: int) -> None:
        kept = [{place: value for place, value in row.items() if place != UNKNOWN} for row in rows]
        self.width = width
        self.first = np.cumsum([0, *map(len, kept)])
        self.place = np.fromiter((place for row in kept for place in row), np.int32)
        self.value = np.fromiter((value for row in kept for value in row.values()), np.float32)

    def rows(self, rows: Numbers) -> Dense:
        sizes = self.first[rows + 1] - self.first[rows]
        dense = np.zeros((len(rows), self.width), np.float32)
        inside = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        taken = np.repeat(self.first[rows], sizes) + inside
        dense[np.repeat(np.arange(len(rows)), sizes), self.place[taken]] = self.value[taken]
        return dense


def sets(rows: Iterable[Iterable[object]], words: Words) -> Table:
    return Table(({words.place(word): 1 for word in row} for row in rows), len(words))


def weeks_of(packed: Iterable[bytes]) -> NDArray[np.uint8]:
    """Weeks as rows of 42 bytes."""
    return np.frombuffer(b"".join(packed), np.uint8).reshape(-1, SLOTS // 8)


def spread(weeks: NDArray[np.uint8]) -> Dense:
    """Weeks as rows of 336 ones and noughts."""
    return np.unpackbits(weeks, axis=1, bitorder="little").astype(np.float32)


def starts_of(weeks: Dense, length: int) -> Dense:
    """The half hours at which a meeting of that many could begin."""
    starts = weeks.copy()
    for later in range(1, length):
        starts *= np.roll(weeks, -later, axis=1)
    return starts


def rarity(count: int, mentors: int) -> int:
    """What a skill counts for, by how few mentors offer it: inverse document frequency, in thousandths."""
    return round(1000 * (1 + math.log((1 + mentors) / (1 + count))))


class Mentors:
    """All mentors of a programme in columns."""

    def __init__(self, mentors: Iterable[Mentor], policy: Policy) -> None:
        self.policy = policy
        self.each = sorted(mentors, key=lambda mentor: mentor.key)
        self.keys = _numbers(mentor.key for mentor in self.each)
        self.places = _numbers(max(0, mentor.places) for mentor in self.each)
        self.index = {int(key): place for place, key in enumerate(self.keys)}
        self._name_words()
        self._fill()

    def __len__(self) -> int:
        return len(self.each)

    def _name_words(self) -> None:
        each = self.each
        self.skill_words = Words(skill for mentor in each for skill in mentor.skills)
        self.language_words = Words(code for mentor in each for code in mentor.languages)
        self.sector_words = Words(sector for mentor in each for sector in mentor.sectors)
        self.platform_words = Words(platform for mentor in each for platform in mentor.platforms)
        self.background_words = Words(tag for mentor in each for tag in mentor.background)
        self.district_words = Words(mentor.district for mentor in each if mentor.district)
        self.province_words = Words(mentor.province for mentor in each if mentor.province)

    def _fill(self) -> None:
        each, everybody = self.each, np.arange(len(self.each))
        self.skills = sets((m.skills for m in each), self.skill_words).rows(everybody)
        self.languages = usable([m.languages for m in each], self).rows(everybody)
        self.sectors = sets((m.sectors for m in each), self.sector_words).rows(everybody)
        self.platforms = sets((m.platforms for m in each), self.platform_words).rows(everybody)
        self.backgrounds = sets((m.background for m in each), self.background_words).rows(everybody)
        self.weeks = spread(weeks_of(m.week for m in each))
        self.starts = starts_of(self.weeks, self.policy.meeting)
        self.district = _numbers(self.district_words.place(m.district) for m in each)
        self.province = _numbers(self.province_words.place(m.province) for m in each)
        self.years = _numbers(m.years for m in each)
        self.is_woman = _flags(m.category == WOMAN for m in each)
        self.women_only = _flags(m.women_only for m in each)
        self.remote = _flags(m.remote for m in each)
        self.in_person = _flags(m.in_person for m in each)
        self.vetted = _flags(m.vetted for m in each)

    def fix_circles(self, circles: Iterable[tuple[int, int, int]]) -> None:
        """From now on mentors meet at the times of their circles only, see `network.Circle`."""
        self.starts = np.zeros_like(self.starts)
        for mentor, start, _ in circles:
            self.starts[mentor, start] = 1

    @cached_property
    def rarities(self) -> dict[object, int]:
        counts = self.skills.sum(axis=0)
        return {
            word: rarity(int(counts[place]), len(self)) for word, place in self.skill_words.places.items()
        }


def usable(languages: Iterable[Mapping[str, int]], mentors: Mentors) -> Table:
    """The languages that somebody knows well enough to work in."""
    level, words = mentors.policy.language_level, mentors.language_words
    return sets(([code for code, rank in row.items() if rank >= level] for row in languages), words)


class Mentees:
    """All mentees of a round in compact columns, against the words of the mentors they are matched with."""

    def __init__(self, mentees: Iterable[Mentee], mentors: Mentors, pairs: Pairs) -> None:
        each = sorted(mentees, key=lambda mentee: mentee.key)
        self.each, self.mentors, self.policy = each, mentors, mentors.policy
        self.keys = _numbers(mentee.key for mentee in each)
        self.index = {int(key): place for place, key in enumerate(self.keys)}
        self.tables = {
            "skills": sets((m.skills for m in each), mentors.skill_words),
            "skill_points": Table((skill_points(m, mentors) for m in each), len(mentors.skill_words)),
            "languages": usable([m.languages for m in each], mentors),
            "sectors": sets((m.sectors for m in each), mentors.sector_words),
            "platforms": sets((m.platforms for m in each), mentors.platform_words),
            "backgrounds": sets((m.background for m in each), mentors.background_words),
        }
        self.weeks = weeks_of(m.week for m in each)
        self.district = _numbers(mentors.district_words.place(m.district) for m in each)
        self.province = _numbers(mentors.province_words.place(m.province) for m in each)
        self.is_woman = _flags(m.category == WOMAN for m in each)
        self.wants_women = _flags(m.wants_women for m in each)
        self.remote = _flags(m.remote for m in each)
        self.in_person = _flags(m.in_person for m in each)
        self.minor = _flags(m.minor for m in each)
        self.tier = _numbers(self.policy.tier_of(m) for m in each)
        self.pairs = {name: self._located(getattr(pairs, name)) for name in Pairs.__dataclass_fields__}

    def __len__(self) -> int:
        return len(self.each)

    def _located(self, pairs: Iterable[Pair]) -> Numbers:
        """Pairs of keys as pairs of places, by mentee; those of people who are not here are left out."""
        index, theirs = self.index, self.mentors.index
        found = sorted(
            (index[one], theirs[other]) for one, other in pairs if one in index and other in theirs
        )
        return np.array(found, np.int64).reshape(-1, 2)

    def block(self, rows: Numbers) -> Block:
        """Some of the mentees, by their places in order, made dense."""
        return Block(self, rows)

    def blocks(self) -> Iterator[Block]:
        everybody = np.arange(len(self))
        return (self.block(everybody[start : start + ROWS]) for start in range(0, len(self), ROWS))


@dataclass
class Block:
    """A few mentees with dense columns. One mentee is a block of one row."""

    mentees: Mentees
    rows: Numbers
    _common: dict[str, Dense] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, name: str) -> NDArray[Any]:
        """A column as a matrix one wide, to stand beside the row of mentors."""
        return getattr(self.mentees, name)[self.rows, None]

    def dense(self, name: str) -> Dense:
        if name == "weeks":
            return spread(self.mentees.weeks[self.rows])
        if name == "starts":
            return starts_of(self.dense("weeks"), self.mentees.policy.meeting)
        return self.mentees.tables[name].rows(self.rows)

    def common(self, name: str) -> Dense:
        """How many of a kind each mentee has in common with each mentor; counted once and kept."""
        if name not in self._common:
            self._common[name] = self.dense(name) @ getattr(self.mentees.mentors, name).T
        return self._common[name]

    def has(self, name: str) -> Flags:
        """Which pairs are in a set of `Pairs`."""
        flags = np.zeros((len(self), len(self.mentees.mentors)), np.bool_)
        pairs = self.mentees.pairs[name]
        if len(pairs) and len(self):
            at = np.searchsorted(self.rows, pairs[:, 0]).clip(max=len(self) - 1)
            here = self.rows[at] == pairs[:, 0]
            flags[at[here], pairs[here, 1]] = True
        return flags


def skill_points(mentee: Mentee, mentors: Mentors) -> dict[int, int]:
    """What each skill sought adds to the score of a mentor who offers it; all together at most the weight.

    A skill counts by its priority and its rarity. One that nobody offers takes its share, as the rarest of all.
    """
    rarest = rarity(0, len(mentors))
    worth = {
        skill: priority * mentors.rarities.get(skill, rarest) for skill, priority in mentee.skills.items()
    }
    whole, weight = sum(worth.values()), mentors.policy.weights.skills
    return {mentors.skill_words.place(skill): weight * part // whole for skill, part in worth.items()}


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, np.int64)


def _flags(values: Iterable[bool]) -> Flags:
    return np.fromiter(values, np.bool_)
