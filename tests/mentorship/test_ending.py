"""A good end: what follows is said before, both say how it was, and the mentor is thanked for the hours."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.certificates.models import Certificate
from cms.notices.models import Notice
from cms.safeguarding.actions import block
from mentorship.actions import end_match
from mentorship.actions.ending import give_feedback, invite_to_finish
from mentorship.actions.thanking import given, thank_mentor, thank_those_named_since
from mentorship.desk import desk_of
from mentorship.enums import EndReason, Side
from mentorship.exceptions import StillGoing
from mentorship.models import Feedback, Match

from ..cms.certificates.factories import template
from . import factories

pytestmark = pytest.mark.django_db
AGO = timedelta(days=10)


def to(name, match):
    return reverse(f"hunar_mentorship:{name}", args=[match.key])


def met(match, *, days=10, **fields):
    fields = {"state": "held", "came": True} | fields
    return factories.meeting_row(match, timezone.now() - timedelta(days=days), **fields)


@pytest.fixture
def thanking():
    """A programme that thanks its mentors with a certificate."""
    return factories.programme(name="First steps", certificate_template=template())


def ended(match, reason=EndReason.FINISHED, side=Side.MENTEE):
    end_match(match=match, side=side, reason=reason)
    return Match.objects.with_people().get(pk=match.pk)


# The end


@pytest.mark.parametrize(
    ("side", "reason", "words"),
    [
        (0, "time", ("nobody is sent to you", "stays in the programme")),
        (1, "time", ("nobody is sent to you", "stays in the programme")),
        (1, "reached", ("you have finished the programme", "stays in the programme")),
        (0, "finished", ("your place is free again", "has finished the programme")),
        (1, "safety", ("can be matched again at once", "until programme staff have spoken")),
    ],
)
def test_what_follows_is_said_before_it_is_done(client, side, reason, words):
    match = factories.match()
    client.force_login(match.people[side].user)
    page = client.get(to("end", match), {"reason": reason}).content.decode()
    assert [each in page for each in words] == [True, True]
    match.refresh_from_db()
    assert match.is_active


def test_an_end_is_two_steps_and_then_a_question(client):
    match = factories.match()
    client.force_login(match.people[1].user)
    sent = {"reason": "fit", "note": "We live far apart"}
    assert client.post(to("end", match), sent).url == to("feedback", match)
    client.post(to("end", match), {"reason": "safety"})
    match.refresh_from_db()
    assert (match.ended_by, match.end_reason) == (Side.MENTEE, EndReason.FIT)
    assert [event.note for event in match.events.all()] == ["", "We live far apart"]
    assert client.get(to("end", match)).url == to("feedback", match)


def test_the_reason_is_not_told_to_the_other(client):
    match = ended(factories.match(), EndReason.FIT)
    client.force_login(match.people[0].user)
    pages = [client.get(address).content.decode() for address in (to("match", match), to("feedback", match))]
    assert [str(EndReason.FIT.label) in page for page in pages] == [False, False]


def test_at_the_planned_end_both_are_invited_once():
    today = timezone.localdate()
    due = factories.match(ends_on=today)
    factories.match(ends_on=today + timedelta(days=1))
    factories.match(ends_on=today - timedelta(days=60))
    assert [invite_to_finish(), invite_to_finish()] == [1, 0]
    told = Notice.objects.filter(kind="mentoring_time_is_up").values_list("person", flat=True)
    assert set(told) == {person.pk for person in due.people}


def test_when_it_is_over_both_are_asked_how_it_was(django_capture_on_commit_callbacks):
    match = factories.match()
    with django_capture_on_commit_callbacks(execute=True):
        ended(match)
    told = Notice.objects.filter(kind="mentoring_ended").values_list("person", flat=True)
    assert set(told) == {person.pk for person in match.people}


# How it was


def test_feedback_is_given_once_and_thanks_are_read(client):
    match = ended(factories.match())
    mentor, mentee = match.people
    client.force_login(mentee.user)
    sent = {"useful": "5", "again": "yes", "words": "More time, please", "thanks": "Thank you, Baji"}
    for _ in range(2):
        client.post(to("feedback", match), sent)
    told = Feedback.objects.get()
    assert (told.useful, told.again, told.words) == (5, True, "More time, please")
    assert Notice.objects.filter(kind="mentoring_thanked", person=mentor).count() == 1
    client.force_login(mentor.user)
    page = client.get(to("match", match)).content.decode()
    assert ("Thank you, Baji" in page, "More time, please" in page) == (True, False)


def test_feedback_waits_for_the_end():
    match = factories.match()
    with pytest.raises(StillGoing):
        give_feedback(match=match, person=match.people[0], useful=3, again=None)


def test_a_thank_you_does_not_reach_across_a_complaint_or_a_block(client):
    complained, blocked = ended(factories.match(), EndReason.SAFETY), ended(factories.match())
    block(by=blocked.people[1], whom=blocked.people[0])
    for match in (complained, blocked):
        mentor, mentee = match.people
        client.force_login(mentor.user)
        assert "A word of thanks" not in client.get(to("feedback", match)).content.decode()
        give_feedback(match=match, person=mentor, useful=1, again=False, thanks="I know where you live")
        assert desk_of(mentee).earlier[0].thanks == ""
    assert not Notice.objects.filter(kind="mentoring_thanked").exists()


# The certificate


def test_a_mentor_is_thanked_for_the_hours(thanking, django_capture_on_commit_callbacks):
    match = factories.match(thanking)
    met(match, days=30, minutes=60), met(match, days=10, minutes=30)
    met(match, days=5, state="missed", came=False)
    met(match, days=3, objected_at=timezone.now(), objected_by="mentee")
    with django_capture_on_commit_callbacks(execute=True):
        match = ended(match)
    certificate = Certificate.objects.get()
    assert (certificate.person, certificate.kind, certificate.subject) == (
        match.people[0],
        "mentoring",
        str(match.key),
    )
    evidence = certificate.context["words"]["en"]["evidence"]
    assert evidence.startswith("1 h 30 min of mentoring in 2 meetings, from ")
    assert certificate.context["words"]["ur"]["evidence"] != evidence
    thank_mentor(match=match)
    assert Certificate.objects.count() == 1


def test_a_mentor_without_a_name_is_told_and_thanked_once_there_is_one(
    thanking, django_capture_on_commit_callbacks
):
    match = factories.match(thanking)
    met(match)
    mentor = match.people[0]
    type(mentor).objects.filter(pk=mentor.pk).update(name="", name_ur="")
    with django_capture_on_commit_callbacks(execute=True):
        match = ended(match)
    waits = Notice.objects.filter(kind="mentoring_name_needed", person=mentor)
    assert [thank_those_named_since(), waits.count(), Certificate.objects.count()] == [0, 1, 0]
    type(mentor).objects.filter(pk=mentor.pk).update(name_ur="سعدیہ")
    assert [thank_those_named_since(), thank_those_named_since()] == [1, 0]
    assert [waits.count(), Certificate.objects.get().subject] == [0, str(match.key)]


@pytest.mark.parametrize("count", [1, 3])
def test_looking_for_names_costs_the_same_while_none_is_written(thanking, count, django_assert_num_queries):
    for _ in range(count):
        match = factories.match(thanking)
        met(match)
        type(match.people[0]).objects.filter(pk=match.people[0].pk).update(name="", name_ur="")
        thank_mentor(match=ended(match))
    with django_assert_num_queries(1):
        assert thank_those_named_since() == 0


def test_nobody_is_thanked_before_the_end_nor_where_nobody_met(thanking):
    met_and_going, never_met = factories.match(thanking), ended(factories.match(thanking))
    met(met_and_going)
    without = factories.match()
    met(without)
    matches = (met_and_going, never_met, ended(without))
    assert [thank_mentor(match=match) for match in matches] == [None, None, None]


def test_a_circle_is_thanked_for_once_when_the_last_has_left(thanking):
    first, second = factories.circle(thanking)
    meeting = met(first)
    factories.Attendance.objects.create(
        meeting=meeting, match=second, came=True, reported_at=timezone.now(), reported_by="mentor"
    )
    first = ended(first)
    assert thank_mentor(match=first) is None
    second = ended(second)
    assert [thank_mentor(match=match) for match in (first, second)] == [Certificate.objects.get()] * 2
    assert given(second).minutes == 45
