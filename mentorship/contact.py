"""Whether the two of a match may write to one another now; whoever may not is told one neutral sentence.

Every page of a match asks this before it takes words that the other one reads: messages, goals, shared notes, meetings,
thank-yous.
"""

from datetime import date

from django.utils import timezone

from . import safety
from .enums import EndReason
from .exceptions import ContactPaused, Over, Refused
from .models import Match


def closed(match: Match) -> Refused | None:
    """Why nothing may be sent in this match now, or None. A block, a measure and a pause read alike."""
    shut = _shut(match, timezone.localdate())
    return shut or (None if safety.may_contact(*match.people) else ContactPaused())


def closed_by(match: Match, apart: set[int], today: date) -> Refused | None:
    """The same of many matches of one person, with the ids of `safety.apart_from(person)`. No queries."""
    ids = {person.pk for person in match.people}
    return _shut(match, today) or (ContactPaused() if apart & ids else None)


def may_thank(match: Match) -> bool:
    """Whether a thank-you may still reach the other: not when somebody did not feel comfortable, nor past a block."""
    return match.end_reason != EndReason.SAFETY and not match.paused_at and safety.may_contact(*match.people)


def refuse_when_closed(match: Match) -> None:
    """Raise Over or ContactPaused when nothing may be sent in this match."""
    if reason := closed(match):
        raise reason


def _shut(match: Match, today: date) -> Refused | None:
    if not match.is_active:
        return Over()
    return ContactPaused() if match.paused_at or _is_unwatched_child(match, today) else None


def _is_unwatched_child(match: Match, today: date) -> bool:
    """Nobody under 18 is alone with somebody: staff can read along, or there is a circle."""
    watched = match.programme.is_observed or match.circle_id
    return not watched and any(person.is_minor(today) for person in match.people)
