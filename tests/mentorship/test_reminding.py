"""Everybody is reminded once for each of REMINDER_HOURS, of the time that holds."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cms.notices.actions import save_preferences
from cms.notices.models import Delivery, Notice
from mentorship.actions import pause_contact
from mentorship.actions.meetings import call_off_meeting, confirm_meeting, move_meeting
from mentorship.actions.reminding import remind_before_quiet, remind_of_meetings
from mentorship.models import Meeting

from ..cms.notices.factories import wanting_messages
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


# Quiet hours


KARACHI = ZoneInfo("Asia/Karachi")
DAY = timezone.localdate() + timedelta(days=3)


def karachi(hour, minute=0, *, day=DAY):
    return datetime.combine(day, time(hour, minute), KARACHI)


@pytest.fixture
def early(settings):
    """At half past seven in the morning, agreed; both sleep from nine to eight, as whoever has not chosen."""
    settings.HUNAR_NOTICES = {**settings.HUNAR_NOTICES, "QUIET_HOURS": ["21:00", "08:00"]}
    match = factories.match()
    for person in match.people:
        wanting_messages(person)
    meeting = factories.meeting(match, starts_at=karachi(7, 30))
    remind_of_meetings(before(meeting, hours=24))
    return meeting


def leaving():
    """When reminders leave the house, by the mentor's or the mentee's clock."""
    return sorted(
        Delivery.objects.filter(notice__kind="mentoring_meeting_soon").values_list("due_at", flat=True)
    )


def the_evening_before(hour, minute=0):
    return karachi(hour, minute, day=DAY - timedelta(days=1))


def at(moment, do, monkeypatch):
    with monkeypatch.context() as clock:
        clock.setattr(timezone, "now", lambda: moment)
        return do()


def test_an_early_meeting_is_recalled_before_the_night_once_and_never_afterwards(early, monkeypatch):
    looks = [the_evening_before(19, 59), the_evening_before(20), the_evening_before(20, 30)]
    looks += [the_evening_before(21), karachi(5, 30)]
    told = [at(look, remind_before_quiet, monkeypatch) for look in looks]
    assert told == [0, 2, 0, 0, 0]
    reminded = [at(look, remind_of_meetings, monkeypatch) for look in (karachi(5, 30), karachi(6))]
    assert (reminded, reminders()) == ([1, 0], 4)  # claimed when it was time, and told to nobody again
    evening = [moment for moment in leaving() if moment >= the_evening_before(12)]
    assert evening == [the_evening_before(20)] * 2


def test_whoever_is_awake_is_reminded_when_it_is_time(early, monkeypatch):
    mentor, mentee = early.attendances.get().match.people
    save_preferences(person=mentor, quiet_from=time(22), quiet_to=time(5))
    save_preferences(person=mentee, urgent_passes=True)
    looks = [the_evening_before(20, 30), the_evening_before(21, 30)]
    assert [at(look, remind_before_quiet, monkeypatch) for look in looks] == [0, 0]
    assert at(karachi(5, 30), remind_of_meetings, monkeypatch) == 1
    assert leaving()[-2:] == [karachi(5, 30)] * 2


def test_only_the_one_who_sleeps_is_reminded_before_the_night(early, monkeypatch):
    mentor, mentee = early.attendances.get().match.people
    save_preferences(person=mentor, quiet_from=time(22), quiet_to=time(5))
    assert at(the_evening_before(20, 30), remind_before_quiet, monkeypatch) == 1
    assert Notice.objects.filter(kind="mentoring_meeting_soon").latest("pk").person == mentee


def test_when_the_evening_is_over_too_nothing_leaves(early, monkeypatch):
    at(karachi(5, 30), remind_of_meetings, monkeypatch)
    assert reminders() == 4  # in the inbox
    assert [moment for moment in leaving() if moment >= the_evening_before(12)] == []


def test_who_has_just_agreed_is_not_reminded_of_it_before_the_night(early, monkeypatch):
    Meeting.objects.update(decided_at=the_evening_before(20, 10))
    assert at(the_evening_before(20, 30), remind_before_quiet, monkeypatch) == 0


def test_nobody_is_reminded_before_the_night_while_contact_is_paused(early, monkeypatch):
    pause_contact(match=early.attendances.get().match)
    assert at(the_evening_before(20, 30), remind_before_quiet, monkeypatch) == 0
