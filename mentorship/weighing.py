"""What bringing two people together would do, before it is done: by the rules and the score of a round."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from .gathering import gather_one
from .matching.population import Mentors
from .matching.suggesting import broken_rules, explained_pair
from .matching.values import Mentee, Mentor, Pairs
from .models import Circle, MenteeApplication, MentorApplication, Proposal, Round

NOT_THERE = "not_there"  # the mentor is paused, full, or out of reach: no rule was asked


@dataclass(frozen=True, slots=True)
class Weighed:
    """`broken` are the keys of the rules that keep the two apart; `reasons` say what speaks for them otherwise."""

    broken: tuple[str, ...]
    reasons: dict[str, Any]

    @property
    def score(self) -> int:
        return int(self.reasons.get("score", 0))

    @property
    def rank(self) -> int:
        return int(self.reasons.get("rank", 0))


def weigh(mentee: MenteeApplication, mentor: MentorApplication, slot: int | None = None) -> Weighed:
    """One mentee with one mentor of the same programme, or with the mentor's circle of that half hour."""
    return weigh_each(mentee, [mentor.pk], slot)[mentor.pk]


def weigh_each(
    mentee: MenteeApplication, mentors: Collection[int], slot: int | None = None
) -> dict[int, Weighed]:
    """One mentee with each of some mentors of the same programme, by the keys of their applications."""
    gathered = gather_one(mentee)
    columns = Mentors(gathered.mentors, gathered.policy)
    if slot is not None:
        columns.fix_circles((columns.index[key], slot, 1) for key in mentors if key in columns.index)
    pairs = {
        each.key: (gathered.mentees[0], each, columns, gathered.pairs)
        for each in gathered.mentors
        if gathered.mentees and each.key in mentors
    }
    return {key: _weighed(pairs[key]) if key in pairs else Weighed((NOT_THERE,), {}) for key in mentors}


def _weighed(pair: tuple[Mentee, Mentor, Mentors, Pairs]) -> Weighed:
    return Weighed(tuple(broken_rules(*pair)), explained_pair(*pair))


def places_planned(this_round: Round, mentor: MentorApplication, *, without: Proposal | None = None) -> int:
    """Places the mentor has left once everything that stands in the round is published."""
    standing = this_round.proposals.standing().filter(mentor=mentor)
    standing = standing.exclude(pk=without.pk) if without else standing
    return mentor.places_left - standing.count()


def seats_planned(this_round: Round, mentor: MentorApplication, slot: int) -> int:
    """Seats left in the mentor's circle of that half hour once everything that stands in the round is published."""
    circle = Circle.objects.filter(mentor=mentor, slot=slot).first()
    size, taken = (circle.size, circle.taken) if circle else (this_round.programme.circle_size, 0)
    return size - taken - this_round.proposals.standing().filter(mentor=mentor, slot=slot).count()
