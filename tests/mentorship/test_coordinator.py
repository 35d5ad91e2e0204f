"""The coordinator's desk: who may, what comes first, what can be done, and what it costs."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from cms.accounts.demo import _grant, roles
from cms.notices.models import Notice
from cms.people.models import Person, RecordView
from mentorship.actions.check_ins import answer_check_in, open_check_ins
from mentorship.actions.meetings import propose_meeting
from mentorship.actions.reporting import object_to_report, report_meeting
from mentorship.actions.risks import close_risk, judge_silence
from mentorship.actions.vetting import tell_of_vettings_that_end
from mentorship.coordinating import (
    at_risk,
    check_ins_overdue,
    figures_of,
    silent_mentors,
    vettings_ending,
)
from mentorship.enums import RiskKind, Side
from mentorship.models import Attendance, CheckIn, Match, Meeting, MenteeApplication, MentorApplication, Risk

from ..cms.accounts.factories import learner
from . import factories

pytestmark = pytest.mark.django_db
AGO = timedelta(days=40)


@pytest.fixture
def programme(db):
    return factories.programme(check_in_weeks=[2])


@pytest.fixture
def staff(client):
    group = Group.objects.get_or_create(name="Programme staff")[0]
    _grant(group, roles()["Programme staff"])
    user = learner(name="Farida")
    user.groups.add(group)
    client.force_login(user)
    return client


def to(name, *args):
    return reverse(f"hunar_mentoring_desk:{name}", args=args)


def silent(programme, days=40):
    return factories.match(programme, begun_at=timezone.now() - timedelta(days=days))


def figures(programme):
    return figures_of(programme, now=timezone.now(), today=timezone.localdate())


def raise_sign(match, kind, days=1):
    at = timezone.now() - timedelta(days=days)
    return Risk.objects.create(match=match, kind=kind, raised_at=at)


def test_how_a_person_feels_comes_first_and_then_what_has_waited_longest(programme):
    matches = [factories.match(programme) for _ in range(4)]
    raise_sign(matches[0], RiskKind.NO_MEETING, days=30)
    raise_sign(matches[1], RiskKind.MISSED, days=2)
    raise_sign(matches[2], RiskKind.MISSED, days=5)
    raise_sign(matches[3], RiskKind.NO_MEETING, days=3)
    raise_sign(matches[3], RiskKind.LOW_PULSE, days=1)
    raise_sign(silent(factories.programme()), RiskKind.LOW_PULSE)
    found = list(at_risk(programme))
    assert found == [matches[3], matches[2], matches[1], matches[0]]
    assert found[0].since == Risk.objects.get(match=matches[3], kind=RiskKind.NO_MEETING).raised_at


def test_the_numbers_of_a_programme(programme):
    factories.match(factories.programme())
    match = silent(programme)
    judge_silence()
    factories.mentor(programme)
    waiting = factories.mentee(programme)
    MenteeApplication.objects.filter(pk=waiting.pk).update(state="sent")
    factories.mentee(programme)
    assert figures(programme).__dict__ == {
        "mentors_waiting": 0,
        "mentees_waiting": 1,
        "looking": 1,
        "offers_out": 0,
        "requests_open": 0,
        "matches": 1,
        "at_risk": 1,
        "told_differently": 0,
        "check_ins_overdue": 0,
        "mentors_silent": 0,
        "vettings_ending": 0,
    }
    assert list(at_risk(programme)) == [match]


def vetted_until(programme, *days, state="accepted"):
    """A mentor of the programme with vettings that end so many days from now."""
    application = factories.mentor(programme, is_vetted=False)
    MentorApplication.objects.filter(pk=application.pk).update(state=state)
    for each in days:
        factories.vetting(application.mentor, expires_on=timezone.localdate() + timedelta(days=each))
    return application


def test_a_vetting_that_runs_out_is_on_the_desk_and_told_once(programme, staff, settings):
    settings.HUNAR_MENTORSHIP = {"VETTING_NOTICE_DAYS": 30}
    ending, today = vetted_until(programme, 30), vetted_until(programme, -5, 0)
    vetted_until(programme, 31), vetted_until(programme, -1), vetted_until(programme, 10, 400)
    vetted_until(programme, 10, state="left")
    revoked = vetted_until(programme, 10)
    revoked.mentor.vettings.update(revoked_at=timezone.now())
    found = vettings_ending(programme, today=timezone.localdate())
    assert [one.pk for one in found] == [today.pk, ending.pk]
    assert [tell_of_vettings_that_end(), tell_of_vettings_that_end()] == [2, 0]
    told = Notice.objects.filter(kind="mentoring_vetting_ends").values_list("person", flat=True)
    assert set(told) == {one.mentor.person_id for one in (ending, today)}
    page = staff.get(to("programme", programme.pk))
    assert (page.context["figures"].vettings_ending, page.context["ending"]) == (2, list(found))
    assert RecordView.objects.filter(person=ending.mentor.person).exists()


@pytest.mark.parametrize("mentors", [1, 3])
def test_telling_of_vettings_costs_the_same(programme, mentors, django_assert_num_queries):
    for _ in range(mentors):
        vetted_until(programme, 10)
    tell_of_vettings_that_end()
    with django_assert_num_queries(6):
        assert tell_of_vettings_that_end() == 0


def test_a_check_in_is_overdue_after_a_week_and_until_nobody_can_answer(programme):
    match = factories.match(programme)
    today = timezone.localdate()
    for number, (days, answered) in enumerate([(6, None), (7, None), (20, None), (21, None), (9, 4)]):
        CheckIn.objects.create(
            match=match,
            person=match.mentee.person,
            side=Side.MENTEE,
            week=number,
            due_on=today - timedelta(days=days),
            helpful=answered,
            comfortable=answered,
            answered_at=timezone.now() if answered else None,
        )
    found = check_ins_overdue(programme, today=today)
    assert [(today - one.due_on).days for one in found] == [20, 7]


def test_a_mentor_is_silent_when_requests_or_a_proposal_wait(programme):
    quick, slow, left = (factories.match(programme) for _ in range(3))
    now = timezone.now()
    for match in (quick, slow):
        propose_meeting(match=match, person=match.mentee.person, plan=factories.plan(now + timedelta(days=9)))
    asked = propose_meeting(
        match=left, person=left.mentor.mentor.person, plan=factories.plan(now + timedelta(days=9))
    )
    Meeting.objects.exclude(mentor=quick.mentor).update(changed_at=now - timedelta(days=6))
    assert asked.proposed_by == left.mentor.mentor.person
    assert list(silent_mentors(programme, now=now)) == [slow.mentor]
    quick.mentor.mentor.unanswered = 1
    quick.mentor.mentor.save()
    assert list(silent_mentors(programme, now=now)) == [quick.mentor, slow.mentor]


def test_a_sign_is_closed_with_a_note_and_not_without(staff, programme):
    silent(programme)
    judge_silence()
    risk = Risk.objects.get()
    staff.post(to("close_risk", programme.pk, risk.pk), {"note": "  "})
    assert Risk.objects.open().count() == 1
    staff.post(to("close_risk", programme.pk, risk.pk), {"note": "Both were ill; they meet on Monday"})
    risk.refresh_from_db()
    assert (risk.note, risk.closed_by.user.first_name) == ("Both were ill; they meet on Monday", "Farida")
    assert "No match is at risk now" in staff.get(to("programme", programme.pk)).content.decode()


def test_what_was_done_before_stands_beside_a_new_sign(staff, programme):
    match = silent(programme)
    judge_silence()
    close_risk(risk=Risk.objects.get(), by=match.mentee.person, note="Called both")
    raise_sign(match, RiskKind.MISSED)
    assert "Called both" in staff.get(to("programme", programme.pk)).content.decode()


def test_low_answers_are_read_by_staff(staff, programme):
    match = factories.match(programme)
    open_check_ins(timezone.now() + timedelta(weeks=2))
    mine = CheckIn.objects.get(side=Side.MENTEE)
    answer_check_in(check_in=mine, person=match.mentee.person, helpful=4, comfortable=1, words="He shouts")
    page = staff.get(to("programme", programme.pk)).content.decode()
    assert ("He shouts" in page, "comfortable 1 of 5" in page) == (True, True)


def test_two_accounts_are_settled(staff, programme):
    match = factories.match(programme)
    meeting = factories.past_meeting(match)
    report_meeting(meeting=meeting, person=match.mentor.mentor.person, outcomes={match.pk: Side.MENTEE})
    told = Attendance.objects.get()
    object_to_report(attendance=told, person=match.mentee.person, words="I waited")
    assert "I waited" in staff.get(to("programme", programme.pk)).content.decode()
    staff.post(to("settle", programme.pk, told.pk), {"outcome": "came"})
    told.refresh_from_db()
    assert (told.came, told.reported_by) == (True, Side.STAFF)


def test_nothing_is_done_from_the_desk_of_another_programme(staff, programme):
    silent(programme)
    judge_silence()
    other = factories.programme()
    risk = Risk.objects.get()
    assert staff.post(to("close_risk", other.pk, risk.pk), {"note": "Done"}, follow=True).status_code == 404
    match = factories.match(programme)
    meeting = factories.past_meeting(match)
    report_meeting(meeting=meeting, person=match.mentee.person, outcomes={match.pk: "came"})
    told = Attendance.objects.get()
    object_to_report(attendance=told, person=match.mentor.mentor.person, words="")
    assert staff.post(to("settle", other.pk, told.pk), {"outcome": "came"}, follow=True).status_code == 404
    assert (Risk.objects.open().count(), Attendance.objects.objected().count()) == (1, 1)


def test_whoever_is_named_may_know_who_read_of_them(staff, programme):
    match = silent(programme)
    factories.match(programme)
    judge_silence()
    staff.get(to("programme", programme.pk))
    assert set(RecordView.objects.values_list("person", "what")) == {
        (match.mentee.person_id, "hunar_mentorship.match"),
        (match.mentor.mentor.person_id, "hunar_mentorship.match"),
    }


def test_with_one_programme_its_desk_opens_and_with_two_there_is_a_choice(staff, programme):
    assert staff.get(to("index")).url == to("programme", programme.pk)
    silent(programme)
    judge_silence()
    factories.match(programme)
    other = factories.programme(name="Zeal")
    page = staff.get(to("index"))
    found = [(one.pk, one.active, one.risky) for one in page.context["programmes"]]
    assert found == [(programme.pk, 2, 1), (other.pk, 0, 0)]


def many(programme, number):
    """So many matches at risk, each with a check-in overdue, made in a few statements."""
    mentor = factories.mentor(programme)
    people = Person.objects.bulk_create(Person(name=f"Person {one}") for one in range(number))
    apps = MenteeApplication.objects.bulk_create(
        MenteeApplication(programme=programme, person=one, state="accepted", is_matched=True)
        for one in people
    )
    now = timezone.now()
    common = {"programme": programme, "mentor": mentor, "origin": "staff", "ends_on": now.date()}
    matches = Match.objects.bulk_create(Match(mentee=one, begun_at=now - AGO, **common) for one in apps)
    Risk.objects.bulk_create(
        Risk(match=match, kind=kind, raised_at=now, **closed)
        for match in matches
        for kind, closed in (
            (RiskKind.MISSED, {}),
            (RiskKind.NO_MEETING, {"note": "Called", "closed_at": now}),
        )
    )
    CheckIn.objects.bulk_create(
        CheckIn(match=one, person=one.mentee.person, side="mentee", week=2, due_on=now.date() - timedelta(10))
        for one in matches
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # no table grows this large without the planner being told


@pytest.mark.parametrize("matches", [3, 60, 10_000])
def test_the_desk_costs_the_same_for_three_matches_and_for_ten_thousand(
    staff, programme, matches, django_assert_num_queries
):
    many(programme, matches)
    staff.get(to("programme", programme.pk))  # the session and the menu are warm
    with django_assert_num_queries(34):
        page = staff.get(to("programme", programme.pk))
    assert page.context["figures"].at_risk == matches
    assert len(page.context["page"]) == min(matches, 25)


@pytest.mark.parametrize("programmes", [2, 6])
def test_the_list_of_programmes_costs_the_same(staff, programmes, django_assert_num_queries):
    for _ in range(programmes):
        silent(factories.programme())
    judge_silence()
    staff.get(to("index"))
    with django_assert_num_queries(11):
        staff.get(to("index"))
