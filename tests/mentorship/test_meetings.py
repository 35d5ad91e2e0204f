"""A meeting is proposed, agreed, moved and called off; the mentor is never in two at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.notices.models import Notice
from mentorship.actions import end_match, pause_contact
from mentorship.actions.meetings import call_off_meeting, confirm_meeting, move_meeting, propose_meeting
from mentorship.enums import EndReason, MeetingState, Side
from mentorship.exceptions import ContactPaused, Moved, NotYours, Over, Refused, TimePassed, TimeTaken
from mentorship.models import Attendance, Meeting
from mentorship.signals import meeting_agreed

from ..parallel import at_once
from . import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def match(db):
    return factories.match()


def people(match):
    return match.mentor.mentor.person, match.mentee.person


def told(person):
    return list(Notice.objects.for_person(person).order_by("pk").values_list("kind", flat=True))


def state_of(meeting):
    meeting.refresh_from_db()
    return meeting.state, meeting.sequence


def test_what_one_proposes_the_other_agrees_to(match, django_capture_on_commit_callbacks):
    mentor, mentee = people(match)
    heard = []

    def hear(meeting, **kwargs):
        heard.append(meeting.pk)

    meeting_agreed.connect(hear)
    with django_capture_on_commit_callbacks(execute=True):
        meeting = propose_meeting(match=match, person=mentee, plan=factories.plan())
        assert state_of(meeting) == (MeetingState.PROPOSED, 0)
        assert told(mentor) == ["mentoring_meeting_proposed"]
        confirm_meeting(meeting=meeting, person=mentor, sequence=0)
        confirm_meeting(meeting=meeting, person=mentor, sequence=0)
    assert state_of(meeting) == (MeetingState.CONFIRMED, 0)
    assert (told(mentee), heard) == (["mentoring_meeting_agreed"], [meeting.pk])
    assert Attendance.objects.get().said_yes is True


def test_nobody_says_yes_to_their_own_proposal(match):
    for person in people(match):
        meeting = propose_meeting(match=match, person=person, plan=factories.plan())
        if person == people(match)[0]:
            with pytest.raises(NotYours):
                confirm_meeting(meeting=meeting, person=person, sequence=0)
        else:
            confirm_meeting(meeting=meeting, person=person, sequence=0)
        assert state_of(meeting)[0] == MeetingState.PROPOSED
        call_off_meeting(meeting=meeting, person=person)


def test_proposing_twice_finds_the_first(match):
    mentor, _mentee = people(match)
    plan = factories.plan()
    first = propose_meeting(match=match, person=mentor, plan=plan)
    assert propose_meeting(match=match, person=mentor, plan=plan) == first
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize("minutes", [-30, 0, 30])
def test_a_mentor_is_not_in_two_meetings_at_once_in_any_programme(match, minutes):
    mentor, mentee = people(match)
    first = factories.plan()
    propose_meeting(match=match, person=mentee, plan=first)
    elsewhere = factories.programme()
    again = factories.mentor_again(match.mentor.mentor, elsewhere)
    other = factories.match(elsewhere, mentor_app=again)
    near = factories.plan(first.starts_at + timedelta(minutes=minutes))
    with pytest.raises(TimeTaken):
        propose_meeting(match=other, person=other.mentee.person, plan=near)
    after = factories.plan(first.starts_at + timedelta(minutes=45))
    assert propose_meeting(match=other, person=mentor, plan=after).state == MeetingState.PROPOSED


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_many_who_want_the_same_hour_one_gets_it():
    programme = factories.programme()
    mentor = factories.mentor(programme, places=12)
    matches = [factories.match(programme, mentor_app=mentor) for _ in range(12)]
    start = factories.plan().starts_at

    def ask(number):
        match = matches[number]
        plan = factories.plan(start + timedelta(minutes=number))
        try:
            return bool(propose_meeting(match=match, person=match.mentee.person, plan=plan))
        except TimeTaken:
            return False

    assert sum(at_once(12, ask)) == 1
    assert Meeting.objects.count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_a_move_and_a_yes_at_once_one_holds():
    match = factories.match()
    mentor, mentee = people(match)
    meeting = propose_meeting(match=match, person=mentor, plan=factories.plan())
    later = factories.plan(meeting.starts_at + timedelta(days=1))

    def act(number):
        try:
            if number:
                move_meeting(meeting=meeting, person=mentor, plan=later, sequence=0)
            else:
                confirm_meeting(meeting=meeting, person=mentee, sequence=0)
        except Refused as refused:
            return refused.code
        return "done"

    answers = at_once(2, act)
    meeting.refresh_from_db()
    assert answers[1] == "done"  # a move is possible before and after a yes
    assert answers[0] in ("done", "moved")
    assert (meeting.state, meeting.sequence, meeting.starts_at) == ("proposed", 1, later.starts_at)


def test_a_moved_meeting_keeps_its_identity_and_is_asked_anew(match):
    mentor, mentee = people(match)
    meeting = factories.meeting(match)
    key = meeting.key
    later = factories.plan(meeting.starts_at + timedelta(days=2), place="hub", link="", where="Hub Quetta")
    move_meeting(meeting=meeting, person=mentee, plan=later, sequence=0)
    assert (meeting.key, *state_of(meeting)) == (key, MeetingState.PROPOSED, 1)
    assert (meeting.starts_at, meeting.where, meeting.link) == (later.starts_at, "Hub Quetta", "")
    assert told(mentor)[-1] == "mentoring_meeting_moved"
    with pytest.raises(Moved):
        confirm_meeting(meeting=meeting, person=mentor, sequence=0)
    confirm_meeting(meeting=meeting, person=mentor, sequence=1)
    assert state_of(meeting) == (MeetingState.CONFIRMED, 1)


def test_a_meeting_may_be_moved_within_its_own_time(match):
    meeting = factories.meeting(match)
    plan = factories.plan(meeting.starts_at + timedelta(minutes=15))
    move_meeting(meeting=meeting, person=people(match)[0], plan=plan, sequence=0)
    assert meeting.starts_at == plan.starts_at


def test_a_new_link_leaves_what_was_agreed_as_it_is(match):
    mentor, mentee = people(match)
    meeting = factories.meeting(match)
    plan = factories.plan(meeting.starts_at, link="https://meet.example.org/new")
    move_meeting(meeting=meeting, person=mentor, plan=plan, sequence=0)
    assert state_of(meeting) == (MeetingState.CONFIRMED, 1)
    assert (meeting.link, Attendance.objects.get().said_yes) == ("https://meet.example.org/new", True)
    assert told(mentee)[-1] == "mentoring_meeting_changed"


def test_who_declines_calls_it_off_and_the_other_hears(match):
    mentor, mentee = people(match)
    meeting = factories.meeting(match)
    call_off_meeting(meeting=meeting, person=mentee)
    call_off_meeting(meeting=meeting, person=mentee)
    assert state_of(meeting) == (MeetingState.CANCELLED, 1)
    assert told(mentor) == ["mentoring_meeting_agreed", "mentoring_meeting_called_off"]
    with pytest.raises(Moved):
        confirm_meeting(meeting=meeting, person=mentee, sequence=1)


def test_a_time_that_was_called_off_is_free_again(match):
    mentor, mentee = people(match)
    plan = factories.plan()
    call_off_meeting(meeting=propose_meeting(match=match, person=mentor, plan=plan), person=mentor)
    assert propose_meeting(match=match, person=mentee, plan=plan).state == MeetingState.PROPOSED


@pytest.mark.parametrize("days", [-1, 181])
def test_only_a_time_to_come_can_be_proposed(match, days):
    plan = factories.plan(timezone.now() + timedelta(days=days))
    with pytest.raises(TimePassed):
        propose_meeting(match=match, person=people(match)[0], plan=plan)


def test_nothing_is_arranged_while_contact_is_paused_but_calling_off_is_possible(match):
    mentor, mentee = people(match)
    meeting = factories.meeting(match, agreed=False)
    pause_contact(match=match)
    plan = factories.plan(meeting.starts_at + timedelta(days=1))
    with pytest.raises(ContactPaused):
        propose_meeting(match=match, person=mentor, plan=plan)
    with pytest.raises(ContactPaused):
        move_meeting(meeting=meeting, person=mentor, plan=plan, sequence=0)
    with pytest.raises(ContactPaused):
        confirm_meeting(meeting=meeting, person=mentee, sequence=0)
    call_off_meeting(meeting=meeting, person=mentee)
    assert state_of(meeting)[0] == MeetingState.CANCELLED


def test_nothing_is_arranged_between_two_who_must_not_meet(match, monkeypatch):
    monkeypatch.setattr("mentorship.safety.may_contact", lambda one, other: False)
    with pytest.raises(ContactPaused):
        propose_meeting(match=match, person=people(match)[0], plan=factories.plan())
    assert Meeting.objects.count() == 0


def test_an_ended_match_meets_no_more(match, django_capture_on_commit_callbacks):
    meeting = factories.meeting(match)
    with django_capture_on_commit_callbacks(execute=True):
        end_match(match=match, side=Side.STAFF, reason=EndReason.FIT)
    assert state_of(meeting) == (MeetingState.CANCELLED, 1)
    with pytest.raises(Over):
        propose_meeting(match=match, person=people(match)[0], plan=factories.plan())


def test_nobody_else_arranges_anything(match):
    stranger = factories.person("Stranger")
    with pytest.raises(NotYours):
        propose_meeting(match=match, person=stranger, plan=factories.plan())
    with pytest.raises(NotYours):
        call_off_meeting(meeting=factories.meeting(match), person=stranger)


def test_a_circle_is_asked_as_a_whole_and_stands_with_the_first_yes():
    first, second = factories.circle(people=2)
    mentor = first.mentor.mentor.person
    meeting = propose_meeting(match=first, person=mentor, plan=factories.plan())
    assert sorted(meeting.attendances.values_list("match", flat=True)) == [first.pk, second.pk]
    confirm_meeting(meeting=meeting, person=first.mentee.person, sequence=0)
    call_off_meeting(meeting=meeting, person=second.mentee.person)
    assert state_of(meeting) == (MeetingState.CONFIRMED, 0)
    call_off_meeting(meeting=meeting, person=first.mentee.person)
    assert state_of(meeting) == (MeetingState.CANCELLED, 1)


def test_a_circle_goes_on_without_one_who_leaves_it(django_capture_on_commit_callbacks):
    first, second = factories.circle(people=2)
    meeting = factories.meeting(first)
    with django_capture_on_commit_callbacks(execute=True):
        end_match(match=first, side=Side.MENTEE, reason=EndReason.TIME)
    assert state_of(meeting)[0] == MeetingState.CONFIRMED
    assert dict(meeting.attendances.values_list("match", "said_yes")) == {first.pk: False, second.pk: None}


def test_a_mentee_does_not_move_a_circle_that_others_agreed_to():
    first, second = factories.circle(people=2)
    meeting = factories.meeting(first)
    with pytest.raises(NotYours):
        move_meeting(meeting=meeting, person=second.mentee.person, plan=factories.plan(), sequence=0)
    own = propose_meeting(
        match=second,
        person=second.mentee.person,
        plan=factories.plan(meeting.starts_at + timedelta(days=1)),
    )
    later = factories.plan(meeting.starts_at + timedelta(days=3))
    move_meeting(meeting=own, person=second.mentee.person, plan=later, sequence=0)
    assert (own.starts_at, state_of(own)) == (later.starts_at, (MeetingState.PROPOSED, 1))


def test_the_words_of_a_notice_name_nobody_and_follow_each_clock(match):
    mentor, mentee = people(match)
    match.mentor.mentor.time_zone = "Europe/London"
    match.mentor.mentor.save()
    meeting = factories.meeting(match, agreed=False)
    params = Notice.objects.for_person(mentee).get().params
    there = Notice.objects.for_person(mentee).get().params["when"]["en"]
    call_off_meeting(meeting=meeting, person=mentee)
    here = Notice.objects.for_person(mentor).get().params["when"]["en"]
    assert sorted(params) == ["meeting", "when"]
    assert (there.endswith("(Pakistan)"), here.endswith("(Britain)")) == (True, True)
    assert there.split(" (")[0] != here.split(" (")[0]
