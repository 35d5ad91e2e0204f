"""Mentors for one mentee between rounds: the same rules, score and reasons as in a round, for one person at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .gathering import gather_one
from .matching.population import Mentors
from .matching.suggesting import suggest
from .models import MenteeApplication, MentorApplication, Proposal
from .weighing import weigh_each

SHOWN = 12


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
    """One mentor by the key of the application, or None when they cannot be asked: whatever the reason."""
    rows = MentorApplication.objects.filter(key=key, programme=mentee.programme_id)
    return next(iter(_askable(mentee, rows.values_list("pk", flat=True))), None)


def find_choices(proposal: Proposal) -> list[Found]:
    """The mentors that a mentee may choose from, as far as they can still be asked; none where one was proposed."""
    if not proposal.choices:
        return []
    shown = [each["mentor"] for each in proposal.choices if each["mentor"] != proposal.mentor_id]
    return [Found(proposal.mentor, proposal.reasons), *_askable(proposal.mentee, shown)]


def _askable(mentee: MenteeApplication, keys) -> list[Found]:
    """Those of these mentors whom the rules allow and who have a place, in the order of their keys given."""
    weighed = weigh_each(mentee, list(keys))
    return _dressed([each.reasons for each in weighed.values() if not each.broken])


def _dressed(explanations) -> list[Found]:
    """The rows of the mentors found, in one query, in the order of the explanations."""
    keys = [one["mentor"] for one in explanations]
    rows = MentorApplication.objects.select_related("mentor__person").in_bulk(keys)
    return [Found(rows[one["mentor"]], one) for one in explanations if one["mentor"] in rows]
