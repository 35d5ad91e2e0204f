"""Mentors for one mentee between rounds: the same rules, score and reasons as in a round, for one person at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .gathering import gather_one
from .matching.population import Mentors
from .matching.suggesting import suggest
from .models import MenteeApplication, MentorApplication, Proposal

SHOWN = 12
EVERYBODY = 10_000


@dataclass(frozen=True, slots=True)
class Found:
    """A mentor who could take the mentee on. `reasons` is the whole explanation: `audiences` says who reads what."""

    application: MentorApplication
    reasons: dict[str, Any]

    @property
    def person(self):
        return self.application.mentor.person


@dataclass(frozen=True, slots=True)
class Finding:
    """Whom a mentee could ask, the best first; `why_none` explains when there is nobody."""

    mentors: tuple[Found, ...]
    why_none: dict[str, Any] | None = None


def find_mentors(mentee: MenteeApplication, *, most: int = SHOWN) -> Finding:
    """The eligible mentors with a place. Nobody whom the mentee must not see is among them."""
    gathered = gather_one(mentee)
    if not gathered.mentees:
        return Finding(())
    found = suggest(gathered.mentees[0], Mentors(gathered.mentors, gathered.policy), gathered.pairs, most)
    return Finding(tuple(_dressed(found.mentors)), found.why_none)


def find_mentor(mentee: MenteeApplication, key) -> Found | None:
    """One of them by the key of the application, or None when they cannot be asked: whatever the reason."""
    everybody = find_mentors(mentee, most=EVERYBODY).mentors
    return next((one for one in everybody if one.application.key == key), None)


def find_choices(proposal: Proposal) -> list[Found]:
    """The mentors that a mentee may choose from, as far as they can still be asked; none where one was proposed."""
    if not proposal.choices:
        return []
    shown = {each["mentor"] for each in proposal.choices} - {proposal.mentor_id}
    others = find_mentors(proposal.mentee, most=EVERYBODY).mentors
    own = Found(proposal.mentor, proposal.reasons)
    return [own, *(one for one in others if one.application.pk in shown)]


def _dressed(explanations) -> list[Found]:
    """The rows of the mentors found, in one query, in the order of the explanations."""
    keys = [one["mentor"] for one in explanations]
    rows = MentorApplication.objects.select_related("mentor__person").in_bulk(keys)
    return [Found(rows[one["mentor"]], one) for one in explanations if one["mentor"] in rows]
