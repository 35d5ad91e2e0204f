"""One mentee and the mentors there are, between rounds: the same rules and terms, ranked, in a few milliseconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .explaining import highest
from .judging import Judged
from .population import Mentees, Mentors
from .values import Mentee, Mentor, Pairs


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The best mentors for one mentee. `eligible` counts all whom the rules allow and who have a place.

    `mentors` holds explanations, the best first; `why_none` explains when there is nobody.
    """

    eligible: int
    mentors: tuple[dict[str, Any], ...]
    why_none: dict[str, Any] | None = None


def suggest(mentee: Mentee, mentors: Mentors, pairs: Pairs, limit: int = 20) -> Suggestions:
    """Ranked mentors for one mentee. `mentors` may be kept between calls: it takes nothing from a mentee."""
    judged, spare = _judged(mentee, mentors, pairs), mentors.places > 0
    able = judged.allowed[0] & spare
    if not able.any():
        return Suggestions(0, (), judged.nobody(spare)[0])
    best = highest(np.where(able, judged.score, np.float32(-1)), limit)[0]
    best = best[able[best]]
    return Suggestions(int(able.sum()), tuple(judged.pairs(np.zeros_like(best), best)))


def broken_rules(mentee: Mentee, mentor: Mentor, mentors: Mentors, pairs: Pairs) -> list[str]:
    """The keys of the rules that keep two people apart: none when staff may bring them together."""
    judged, place = _judged(mentee, mentors, pairs), mentors.index[mentor.key]
    return [rule.key for rule, allows in judged.rules if not allows[0, place]]


def explained_pair(mentee: Mentee, mentor: Mentor, mentors: Mentors, pairs: Pairs) -> dict[str, Any]:
    """What speaks for two people whom somebody brought together: see `Judged.pairs`."""
    judged, place = _judged(mentee, mentors, pairs), mentors.index[mentor.key]
    return judged.pairs(np.zeros(1, np.int64), np.array([place]))[0]


def _judged(mentee: Mentee, mentors: Mentors, pairs: Pairs) -> Judged:
    return Judged(Mentees([mentee], mentors, pairs).block(np.zeros(1, np.int64)), mentors)
