"""Everybody is reminded of an agreed meeting, once for each of REMINDER_HOURS.

By the clock and not by notices laid out beforehand: whether the two may be in contact is asked when the time has come,
and a meeting that was moved or called off needs nothing taken back.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ..conf import setting
from ..exceptions import ContactPaused
from ..models import Meeting
from .holding import asked_to, those_in_contact
from .telling import tell_of_meeting


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
    tell_of_meeting(meeting, "mentoring_meeting_soon", step=f"reminder {hours}")
    return True
