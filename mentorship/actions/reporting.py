"""After a meeting: it took place, or somebody did not come. The first account stands; the other may object."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from ..enums import MeetingState, Side
from ..exceptions import AlreadyTold, NotYet, NotYours
from ..models import Attendance, Match, Meeting
from ..signals import meeting_held
from .risks import judge_match

CAME = "came"
OUTCOMES = (CAME, Side.MENTOR, Side.MENTEE)  # the two sides: who did not come


@transaction.atomic
def report_meeting(*, meeting: Meeting, person: Any, outcomes: Mapping[int, str]) -> Meeting:
    """Say of each match what became of it: `{match_id: "came"}`, or the side that did not come.

    A mentor speaks for everybody, a mentee for themselves. What was told already stays: AlreadyTold when it is all.
    """
    now = timezone.now()
    if not _begun(meeting, now):
        raise NotYet
    told = [
        attendance
        for attendance in meeting.attendances.select_related("match__mentee", "match__mentor__mentor")
        if _speaks_for(meeting, attendance, person)
        and attendance.match_id in outcomes
        and _write(attendance, outcomes[attendance.match_id], _side(meeting, person), now)
    ]
    if not told:
        raise AlreadyTold
    _conclude(meeting, [attendance.match for attendance in told], now)
    return meeting


def _begun(meeting: Meeting, now: datetime) -> int:
    """Take the meeting's row for this transaction; 0 when it has not begun or was called off."""
    this = Meeting.objects.filter(pk=meeting.pk, starts_at__lte=now).exclude(state=MeetingState.CANCELLED)
    return this.update(sequence=F("sequence"))


def _side(meeting: Meeting, person: Any) -> Side:
    return Side.MENTOR if person.pk == meeting.mentor.mentor.person_id else Side.MENTEE


def _speaks_for(meeting: Meeting, attendance: Attendance, person: Any) -> bool:
    is_mentor = _side(meeting, person) == Side.MENTOR
    return is_mentor or attendance.match.mentee.person_id == person.pk


def _write(attendance: Attendance, outcome: str, side: Side, now: datetime) -> bool:
    came = outcome == CAME
    this = Attendance.objects.filter(pk=attendance.pk, reported_at=None)
    return bool(
        this.update(came=came, missed_by="" if came else Side(outcome), reported_by=side, reported_at=now)
    )


def _conclude(meeting: Meeting, matches: list[Match], now: datetime) -> None:
    """What the accounts together say of the meeting, of when each match met last, and of signs of risk."""
    came = list(meeting.attendances.exclude(said_yes=False, came=None).values_list("came", flat=True))
    this = Meeting.objects.filter(pk=meeting.pk)
    if True in came:
        if this.exclude(state=MeetingState.HELD).update(state=MeetingState.HELD, decided_at=now):
            transaction.on_commit(partial(meeting_held.send, Meeting, meeting=meeting))
    elif None not in came:
        this.update(state=MeetingState.MISSED, decided_at=now)
    meeting.refresh_from_db()
    for match in matches:
        last = match.attendances.filter(came=True).aggregate(last=Max("meeting__starts_at"))["last"]
        Match.objects.filter(pk=match.pk).update(last_met_at=last)
        judge_match(match=match, now=now)


@transaction.atomic
def object_to_report(*, attendance: Attendance, person: Any, words: str) -> Attendance:
    """The other side tells it differently. Staff read both; until then it counts neither way for signs of risk."""
    match = attendance.match
    side = match.side_of(person)
    if side is None or side == attendance.reported_by:
        raise NotYours
    this = Attendance.objects.filter(pk=attendance.pk, reported_by__in=(Side.MENTOR, Side.MENTEE))
    now = timezone.now()
    if not this.filter(objected_at=None).update(objected_at=now, objected_by=side, objection=words[:300]):
        raise AlreadyTold
    judge_match(match=match, now=now)
    attendance.refresh_from_db()
    return attendance


@transaction.atomic
def settle_report(*, attendance: Attendance, outcome: str) -> Attendance:
    """Staff spoke with both and say how it was. That stands."""
    now, came = timezone.now(), outcome == CAME
    Attendance.objects.filter(pk=attendance.pk).exclude(reported_at=None).update(
        came=came,
        missed_by="" if came else Side(outcome),
        reported_by=Side.STAFF,
        reported_at=now,
        objected_at=None,
        objected_by="",
        objection="",
    )
    _conclude(attendance.meeting, [attendance.match], now)
    attendance.refresh_from_db()
    return attendance
