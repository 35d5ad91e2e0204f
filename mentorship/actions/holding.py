"""May these two be in contact now? Held until the transaction ends, so that an end or a pause waits for its turn."""

from __future__ import annotations

from collections.abc import Iterable

from ..contact import closed, refuse_when_closed
from ..exceptions import ContactPaused, Over, RoundOver
from ..models import Match, Meeting, Round

PEOPLE = ("programme", "mentee__person", "mentor__mentor__person")


def hold_contact(match: Match) -> None:
    """Raise Over or ContactPaused; otherwise nobody ends or pauses the match before we are done."""
    if not Match.objects.active().filter(pk=match.pk, paused_at=None).update(paused_at=None):
        raise ContactPaused if Match.objects.active().filter(pk=match.pk).exists() else Over
    refuse_when_closed(match)


def hold_round(this_round: Round) -> None:
    """Raise RoundOver; otherwise nobody asks for a run of the round, publishes or closes it before we are done."""
    if not Round.objects.current().filter(pk=this_round.pk).update(number=this_round.number):
        raise RoundOver


def those_in_contact(matches: Iterable[Match]) -> list[Match]:
    """Those of a circle whose two people may be in contact now. Raises ContactPaused when there are none."""
    standing = [match for match in matches if closed(match) is None]
    if not standing:
        raise ContactPaused
    return standing


def asked_to(meeting: Meeting) -> list[Match]:
    """The matches that were asked to a meeting, with their people."""
    rows = meeting.attendances.select_related(*(f"match__{path}" for path in PEOPLE))
    return [attendance.match for attendance in rows]
