"""The soft score: a sum of named terms, each at most its weight, in whole points.

A term says its points for a whole block at once, and its facts for one pair: data to be worded in any language later.
Facts hold only what the two people have in common or what a mentor tells everybody.
"""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from ..availability import Week
from .population import UNKNOWN, Block, Dense, Flags, Mentors
from .values import Mentee, Mentor, Policy

Points = Dense

AMPLE = 16  # half hours in common: more is no better
SEASONED = 10  # years: more is no better


class Term:
    """One reason why a pair is a good one."""

    key: ClassVar[str]

    def weight(self, policy: Policy) -> int:
        return int(getattr(policy.weights, self.key))

    def points(self, block: Block, mentors: Mentors) -> Points:
        """A matrix of mentees by mentors, or a row that stands for it."""
        raise NotImplementedError

    def facts(self, mentee: Mentee, mentor: Mentor, policy: Policy) -> dict[str, Any]:
        return {}


class SkillCover(Term):
    """The skills sought that the mentor offers, by their priority and rarity."""

    key = "skills"

    def points(self, block: Block, mentors: Mentors) -> Points:
        return block.dense("skill_points") @ mentors.skills.T

    def facts(self, mentee: Mentee, mentor: Mentor, policy: Policy) -> dict[str, Any]:
        covered = sorted(
            mentee.skills.keys() & mentor.skills, key=lambda skill: (-mentee.skills[skill], skill)
        )
        return {"covered": covered, "sought": len(mentee.skills)}


class Overlap(Term):
    """Free time in common. The fact is the week in UTC as hexadecimal bytes, for each reader's own zone."""

    key = "overlap"

    def points(self, block: Block, mentors: Mentors) -> Points:
        each = np.float32(self.weight(mentors.policy) / AMPLE)  # exact: AMPLE is a power of two
        return np.floor(np.minimum(block.common("weeks"), AMPLE) * each)

    def facts(self, mentee: Mentee, mentor: Mentor, policy: Policy) -> dict[str, Any]:
        common = Week.from_bytes(mentee.week).overlap(Week.from_bytes(mentor.week))
        return {"half_hours": len(common), "week": common.to_bytes().hex()}


class Shared(Term):
    """All its points for having anything of a kind in common."""

    of: ClassVar[str]

    def points(self, block: Block, mentors: Mentors) -> Points:
        return _points(block.common(self.of) > 0, self.weight(mentors.policy))

    def facts(self, mentee: Mentee, mentor: Mentor, policy: Policy) -> dict[str, Any]:
        return {"shared": sorted(self.theirs(mentee) & self.theirs(mentor))}

    def theirs(self, person: Mentee | Mentor) -> frozenset[str]:
        raise NotImplementedError


class Sector(Shared):
    key = "sector"
    of = "sectors"

    def theirs(self, person: Mentee | Mentor) -> frozenset[str]:
        return person.sectors


class Platform(Shared):
    key = "platform"
    of = "platforms"

    def theirs(self, person: Mentee | Mentor) -> frozenset[str]:
        return person.platforms


class Background(Shared):
    """Roads that both chose to tell of."""

    key = "background"
    of = "backgrounds"

    def theirs(self, person: Mentee | Mentor) -> frozenset[str]:
        return person.background


class Near(Term):
    """All its points for living in one place, as far as both have told where."""

    def points(self, block: Block, mentors: Mentors) -> Points:
        theirs = block.column(self.key)
        return _points(
            (theirs == getattr(mentors, self.key)) & (theirs != UNKNOWN), self.weight(mentors.policy)
        )

    def facts(self, mentee: Mentee, mentor: Mentor, policy: Policy) -> dict[str, Any]:
        here, there = getattr(mentee, self.key), getattr(mentor, self.key)
        return {self.key: here} if here and here == there else {}


class Province(Near):
    key = "province"


class District(Near):
    key = "district"


class Experience(Term):
    key = "experience"

    def points(self, block: Block, mentors: Mentors) -> Points:
        years = mentors.years.clip(0, SEASONED) * self.weight(mentors.policy) // SEASONED
        return years.astype(np.float32)[None, :]

    def facts(self, mentee: Mentee, mentor: Mentor, policy: Policy) -> dict[str, Any]:
        return {"years": mentor.years}


class Known(Term):
    """All its points for a pair of which something good is known."""

    of: ClassVar[str]

    def points(self, block: Block, mentors: Mentors) -> Points:
        return _points(block.has(self.of), self.weight(mentors.policy))


class Previous(Known):
    key = "previous"
    of = "previous_good"


class Choice(Known):
    key = "choice"
    of = "chosen"


TERMS: tuple[Term, ...] = (
    *(SkillCover(), Overlap(), Province(), District(), Experience()),
    *(Sector(), Platform(), Background(), Previous(), Choice()),
)


def score(block: Block, mentors: Mentors) -> Points:
    """The score of every pair, whether it is eligible or not: whole numbers."""
    total = np.zeros((len(block), len(mentors)), np.float32)
    for term in TERMS:
        if term.weight(mentors.policy):
            total += term.points(block, mentors)
    return total


def highest_score(policy: Policy) -> int:
    """What no score exceeds."""
    return sum(term.weight(policy) for term in TERMS)


def shared_languages(mentee: Mentee, mentor: Mentor, policy: Policy) -> list[str]:
    """The languages both can work in, the one both know best first."""
    level = policy.language_level
    shared = {
        code: min(rank, mentor.languages[code])
        for code, rank in mentee.languages.items()
        if rank >= level and mentor.languages.get(code, -1) >= level
    }
    return sorted(shared, key=lambda code: (-shared[code], code))


def _points(flags: Flags, weight: int) -> Points:
    return flags * np.float32(weight)
