"""Everybody is reminded of an agreed meeting, once for each of REMINDER_HOURS.

By the clock and not by notices laid out beforehand: whether the two may be in contact is asked when the time has come,
and a meeting that was moved or called off needs nothing taken back. Whoever sleeps when it is time, and past the
beginning, is reminded before their quiet hours begin; after the beginning nobody is.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cms.notices.actions import nights_beginning, notify_many, readers_of
from cms.notices.readers import Night

from ..conf import setting
from ..exceptions import ContactPaused
from ..meeting_notices import SOON
from ..models import Meeting
from .holding import asked_to, those_in_contact
from .telling import people_of, tell_of_meeting, telling

BEFORE_QUIET = timedelta(hours=1)


def remind_of_meetings(now: datetime | None = None) -> int:
    """Remind of what is near, the nearest first, so that a late tick reminds once and not twice."""
    now, reminded = now or timezone.now(), 0
    for hours in sorted(setting("REMINDER_HOURS")):
        near = Meeting.objects.to_remind(now, hours).select_related("mentor__mentor__person")
        reminded += sum(_remind(meeting, hours) for meeting in near)
    return reminded


@transaction.atomic
def _remind(meeting: Meeting, hours: int) -> bool:
    """Claim and tell in one transaction: a crash leaves neither."""
    due = Meeting.objects.filter(Q(reminded=None) | Q(reminded__gt=hours), pk=meeting.pk)
    if not due.filter(sequence=meeting.sequence, state=meeting.state).update(reminded=hours):
        return False
    try:
        those_in_contact(asked_to(meeting))
    except ContactPaused:
        return False
    tell_of_meeting(meeting, SOON.name, step=step_of(hours), until=meeting.starts_at)
    return True


def step_of(hours: int) -> str:
    """One word for a reminder, however early it is told: so nobody is told it twice."""
    return f"reminder {hours}"


def remind_before_quiet(now: datetime | None = None) -> int:
    """In the hour before somebody's quiet hours begin: remind them of what those would hold past its beginning."""
    now, told = now or timezone.now(), 0
    for night in nights_beginning(at=now, within=BEFORE_QUIET):
        for hours in setting("REMINDER_HOURS"):
            early = Meeting.objects.slept_through(night.begins, night.ends, hours)
            # Agreeing reminds as well.
            rows = early.exclude(decided_at__gt=night.begins - BEFORE_QUIET)
            people = rows.select_related("mentor__mentor__person")
            told += sum(_remind_early(meeting, hours, night) for meeting in people)
    return told


@transaction.atomic
def _remind_early(meeting: Meeting, hours: int, night: Night) -> int:
    """Only those who will sleep: the others are reminded when it is time."""
    try:
        those_in_contact(asked_to(meeting))
    except ContactPaused:
        return 0
    people = list(people_of(meeting))
    readers = readers_of([person.pk for person, _zone in people])
    tellings = [
        telling(meeting, person, zone, step=step_of(hours))
        for person, zone in people
        if night.holds(readers[person.pk], SOON)
    ]
    return notify_many(kind=SOON.name, tellings=tellings, until=meeting.starts_at)
