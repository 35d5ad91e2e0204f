"""After a meeting: the first account stands, the other may object, staff settle it."""

import pytest

from mentorship.actions.reporting import object_to_report, report_meeting, settle_report
from mentorship.enums import MeetingState, RiskKind, Side
from mentorship.exceptions import AlreadyTold, NotYet, NotYours
from mentorship.models import Attendance, Match, Risk
from mentorship.signals import meeting_held

from ..parallel import at_once
from . import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def match(db):
    return factories.match()


@pytest.fixture
def held(request):
    """The meetings that were announced as held."""
    heard = []

    def hear(meeting, **kwargs):
        heard.append(meeting.pk)

    meeting_held.connect(hear)
    yield heard
    meeting_held.disconnect(hear)


def tell(meeting, outcome="came", *, by=Side.MENTOR):
    match = meeting.attendances.get().match
    person = match.mentor.mentor.person if by == Side.MENTOR else match.mentee.person
    return report_meeting(meeting=meeting, person=person, outcomes={match.pk: outcome})


def open_risks(match):
    return set(Risk.objects.open().filter(match=match).values_list("kind", flat=True))


def test_a_meeting_that_took_place_is_announced_once(match, held, django_capture_on_commit_callbacks):
    meeting = factories.past_meeting(match)
    with django_capture_on_commit_callbacks(execute=True):
        tell(meeting, by=Side.MENTEE)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(AlreadyTold):
        tell(meeting, Side.MENTEE)
    match.refresh_from_db()
    told = Attendance.objects.get()
    assert (meeting.state, match.last_met_at, held) == (MeetingState.HELD, meeting.starts_at, [meeting.pk])
    assert (told.came, told.reported_by, told.missed_by) == (True, Side.MENTEE, "")


def test_an_earlier_meeting_told_later_does_not_turn_back_when_they_met_last(match):
    last = tell(factories.past_meeting(match, days=2))
    tell(factories.past_meeting(match, days=9))
    match.refresh_from_db()
    assert match.last_met_at == last.starts_at


def test_a_missed_meeting_says_who_did_not_come(match):
    meeting = tell(factories.past_meeting(match), Side.MENTOR, by=Side.MENTEE)
    told = Attendance.objects.get()
    assert (meeting.state, told.came, told.missed_by) == (MeetingState.MISSED, False, Side.MENTOR)


def test_nothing_is_told_before_its_time(match):
    with pytest.raises(NotYet):
        tell(factories.meeting(match))


def test_two_missed_in_a_row_are_a_sign_until_they_meet(match):
    tell(factories.past_meeting(match, days=9), Side.MENTEE)
    assert open_risks(match) == set()
    tell(factories.past_meeting(match, days=6), Side.MENTEE)
    assert open_risks(match) == {RiskKind.MISSED}
    tell(factories.past_meeting(match, days=3))
    assert open_risks(match) == set()


def test_what_is_objected_to_counts_neither_way_until_staff_settle_it(match):
    tell(factories.past_meeting(match, days=9), Side.MENTEE)
    meeting = tell(factories.past_meeting(match, days=6), Side.MENTEE)
    told = meeting.attendances.get()
    object_to_report(attendance=told, person=match.mentee.person, words="I waited in the room")
    assert open_risks(match) == set()
    assert list(Attendance.objects.objected()) == [told]
    settle_report(attendance=told, outcome="came")
    told.refresh_from_db(), meeting.refresh_from_db(), match.refresh_from_db()
    assert (told.came, told.reported_by, told.objected_at) == (True, Side.STAFF, None)
    assert (meeting.state, match.last_met_at) == (MeetingState.HELD, meeting.starts_at)
    with pytest.raises(AlreadyTold):
        object_to_report(attendance=told, person=match.mentee.person, words="Again")


def test_staff_may_find_that_it_did_not_take_place(match):
    meeting = tell(factories.past_meeting(match))
    told = meeting.attendances.get()
    object_to_report(attendance=told, person=match.mentee.person, words="Nobody was there")
    settle_report(attendance=told, outcome=Side.MENTOR)
    meeting.refresh_from_db(), match.refresh_from_db()
    assert (meeting.state, match.last_met_at) == (MeetingState.MISSED, None)


def test_one_does_not_object_to_their_own_account(match):
    told = tell(factories.past_meeting(match)).attendances.get()
    for person in (match.mentor.mentor.person, factories.person("Stranger")):
        with pytest.raises(NotYours):
            object_to_report(attendance=told, person=person, words="No")


def test_a_mentee_of_a_circle_speaks_for_themselves():
    first, second = factories.circle(people=2)
    meeting = factories.past_meeting(first)
    came = {first.pk: "came", second.pk: "came"}
    report_meeting(meeting=meeting, person=second.mentee.person, outcomes=came)
    assert dict(meeting.attendances.values_list("match", "came")) == {first.pk: None, second.pk: True}
    report_meeting(
        meeting=meeting,
        person=first.mentor.mentor.person,
        outcomes={first.pk: Side.MENTEE, second.pk: Side.MENTEE},
    )
    assert dict(meeting.attendances.values_list("match", "came")) == {first.pk: False, second.pk: True}
    assert meeting.state == MeetingState.HELD
    assert dict(Match.objects.values_list("pk", "last_met_at")) == {
        first.pk: None,
        second.pk: meeting.starts_at,
    }


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_accounts_at_once_the_first_stands(held):
    match = factories.match()
    meeting = factories.past_meeting(match)

    def account(number):
        try:
            tell(meeting, *(("came",) if number else (Side.MENTOR,)), by=(Side.MENTEE, Side.MENTOR)[number])
        except AlreadyTold:
            return False
        return True

    assert sorted(at_once(2, account)) == [False, True]
    meeting.refresh_from_db()
    came = Attendance.objects.get().came
    assert (meeting.state, held) == (("held", [meeting.pk]) if came else ("missed", []))
