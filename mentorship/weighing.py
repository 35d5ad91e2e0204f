"""What bringing two people together by hand would do, before it is done: by the rules and the score of a round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .gathering import gather_one
from .matching.population import Mentors
from .matching.suggesting import broken_rules, explained_pair
from .models import MenteeApplication, MentorApplication, Proposal, Round

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


def weigh(mentee: MenteeApplication, mentor: MentorApplication) -> Weighed:
    """One mentee with one mentor of the same programme."""
    gathered = gather_one(mentee)
    there = next((one for one in gathered.mentors if one.key == mentor.pk), None)
    if there is None or not gathered.mentees:
        return Weighed((NOT_THERE,), {})
    mentors = Mentors(gathered.mentors, gathered.policy)
    pair = (gathered.mentees[0], there, mentors, gathered.pairs)
    return Weighed(tuple(broken_rules(*pair)), explained_pair(*pair))


def places_planned(this_round: Round, mentor: MentorApplication, *, without: Proposal | None = None) -> int:
    """Places the mentor has left once everything that stands in the round is published."""
    standing = this_round.proposals.standing().filter(mentor=mentor)
    standing = standing.exclude(pk=without.pk) if without else standing
    return mentor.places_left - standing.count()
