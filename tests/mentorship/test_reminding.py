"""Everybody is reminded once for each of REMINDER_HOURS, of the time that holds."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.notices.models import Notice
from mentorship.actions import pause_contact
from mentorship.actions.meetings import call_off_meeting, confirm_meeting, move_meeting
from mentorship.actions.reminding import remind_of_meetings

from . import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(db):
    """One in three days, agreed."""
    return factories.meeting(factories.match(), starts_at=timezone.now() + timedelta(days=3))


def reminders():
    return Notice.objects.filter(kind="mentoring_meeting_soon").count()


def before(meeting, **times):
    return meeting.starts_at - timedelta(**times)


def test_both_are_reminded_a_day_and_two_hours_before_and_once_each(meeting):
    looks = (
        before(meeting, hours=25),
        before(meeting, hours=24),
        before(meeting, hours=20),
        before(meeting, hours=2),
        before(meeting, minutes=10),
        before(meeting, minutes=-10),
    )
    counts = [(remind_of_meetings(now), reminders()) for now in looks]
    assert counts == [(0, 0), (1, 2), (0, 2), (1, 4), (0, 4), (0, 4)]


def test_a_tick_that_comes_late_reminds_once(meeting):
    now = before(meeting, hours=1)
    assert [remind_of_meetings(now), remind_of_meetings(now), reminders()] == [1, 0, 2]


def test_who_agreed_a_moment_before_is_not_reminded_at_once():
    meeting = factories.meeting(factories.match(), starts_at=timezone.now() + timedelta(hours=20))
    assert remind_of_meetings() == 0
    assert remind_of_meetings(before(meeting, hours=2)) == 1


def test_a_moved_meeting_moves_its_reminder(meeting):
    match = meeting.attendances.get().match
    mentor, mentee = match.mentor.mentor.person, match.mentee.person
    remind_of_meetings(before(meeting, hours=24))
    later = factories.plan(meeting.starts_at + timedelta(days=4))
    move_meeting(meeting=meeting, person=mentor, plan=later, sequence=0)
    assert remind_of_meetings(before(meeting, hours=1)) == 0  # not agreed
    confirm_meeting(meeting=meeting, person=mentee, sequence=1)
    assert remind_of_meetings(before(meeting, hours=24)) == 1
    told = Notice.objects.for_person(mentee).filter(kind="mentoring_meeting_soon").order_by("pk")
    assert len({str(notice.params["when"]) for notice in told}) == 2


def test_nobody_is_reminded_of_what_was_called_off(meeting):
    call_off_meeting(meeting=meeting, person=meeting.proposed_by)
    assert remind_of_meetings(before(meeting, hours=2)) == 0


def test_nobody_is_reminded_while_contact_is_paused(meeting):
    pause_contact(match=meeting.attendances.get().match)
    assert [remind_of_meetings(before(meeting, hours=2)), reminders()] == [0, 0]
