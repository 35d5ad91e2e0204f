"""May these two be in contact now? Held until the transaction ends, so that an end or a pause waits for its turn."""

from __future__ import annotations

from collections.abc import Iterable

from ..exceptions import ContactPaused, NotAvailable, Over
from ..models import Match, Meeting
from ..safety import may_contact, refuse_contact


def hold_contact(match: Match) -> None:
    """Raise Over, ContactPaused or NotAvailable; otherwise nobody ends or pauses the match before we are done."""
    if not Match.objects.active().filter(pk=match.pk, paused_at=None).update(paused_at=None):
        raise ContactPaused if Match.objects.active().filter(pk=match.pk).exists() else Over
    refuse_contact(match.mentor.mentor.person, match.mentee.person)


def matches_in_contact(matches: Iterable[Match]) -> list[Match]:
    """Those of a circle whose two people may be in contact now. Raises NotAvailable when there are none."""
    standing = [
        match
        for match in matches
        if match.is_active
        and match.paused_at is None
        and may_contact(match.mentor.mentor.person, match.mentee.person)
    ]
    if not standing:
        raise NotAvailable
    return standing


def of_meeting(meeting: Meeting) -> list[Match]:
    """The matches that were asked to a meeting, with their people."""
    asked = meeting.attendances.select_related("match__mentee__person", "match__mentor__mentor__person")
    return [attendance.match for attendance in asked]
