"""Both desks: everybody with the next thing to do, for the same few queries however many they are."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.offers.actions import answer
from cms.offers.enums import OfferState
from cms.safeguarding.models import Measure
from mentorship.actions import asking, end_match, pause_contact
from mentorship.actions.ending import give_feedback
from mentorship.actions.goals import add_goal, add_step, tick_step
from mentorship.actions.notes import write_note
from mentorship.actions.writing import mark_read, write_message
from mentorship.desk import desk_of
from mentorship.enums import ApplicationState, EndReason, Side
from mentorship.models import CheckIn, MenteeApplication, Request

from . import factories
from .counting import DESK, queries_around

pytestmark = pytest.mark.django_db
MENTORS_QUERIES, MENTEES_QUERIES = 18, 18  # of the desk itself, without what stands around every page


def mentor_with(mentees, **fields):
    """A mentor with that many mentees, each with a goal, a note, a message, a meeting and a check-in."""
    programme = factories.programme(most_places=100, **fields)
    mentor = factories.mentor(programme, places=mentees)
    matches = [factories.match(programme, mentor_app=mentor) for _ in range(mentees)]
    for match in matches:
        fill(match)
    return mentor.mentor.person, matches


def fill(match):
    mentor, mentee = match.people
    goal = add_goal(match=match, words="Three samples", by=mentee)
    tick_step(step=add_step(goal=goal, words="The first"), done=True)
    write_note(match=match, author=mentee, words="We spoke of prices", key=uuid4())
    write_message(match=match, author=mentee, words="Salam", key=uuid4())
    factories.meeting_row(match, timezone.now() + timedelta(days=2))
    CheckIn.objects.create(match=match, person=mentor, side="mentor", week=2, due_on=timezone.localdate())


@pytest.mark.parametrize("mentees", [3, 60])
def test_a_mentors_desk_costs_the_same(client, django_assert_num_queries, mentees):
    person, _matches = mentor_with(mentees)
    around = queries_around(client)
    client.force_login(person.user)
    client.get(reverse(DESK))
    with django_assert_num_queries(around + MENTORS_QUERIES):
        page = client.get(reverse(DESK))
    assert page.content.decode().count("hunar-line") == mentees


@pytest.mark.parametrize("over", [1, 3])
def test_a_mentees_desk_costs_the_same(client, django_assert_num_queries, over):
    programme = factories.programme()
    mentee = factories.mentee(programme)
    for _ in range(over):
        past = factories.match(programme, mentee_app=mentee)
        fill(past)
        end_match(match=past, side=Side.STAFF, reason=EndReason.OTHER)
    fill(factories.match(programme, mentee_app=mentee))
    around = queries_around(client)
    client.force_login(mentee.person.user)
    client.get(reverse(DESK))
    with django_assert_num_queries(around + MENTEES_QUERIES):
        client.get(reverse(DESK))


def told(line):
    return [task.kind.value for task in line.tasks]


def test_a_line_tells_goal_steps_note_and_what_waits():
    person, (match,) = mentor_with(1)
    (line,) = desk_of(person).mentees
    assert (line.goal, line.steps_words, line.note.words) == (
        "Three samples",
        "1 of 1 steps",
        "We spoke of prices",
    )
    assert told(line) == ["message", "check_in", "meet"]
    mark_read(match=match, person=person)
    assert told(desk_of(person).mentees[0]) == ["check_in", "answer", "meet"]
    write_message(match=match, author=person, words="Wa alaikum", key=uuid4())
    assert told(desk_of(person).mentees[0]) == ["check_in", "meet"]


def test_an_old_last_word_needs_no_answer():
    person, (match,) = mentor_with(1)
    mark_read(match=match, person=person)
    later = desk_of(person, now=timezone.now() + timedelta(days=15))
    assert "answer" not in told(later.mentees[0])


def test_whoever_waits_comes_first():
    programme = factories.programme()
    mentor = factories.mentor(programme)
    quiet = factories.match(programme, mentor_app=mentor, mentee_app=factories.mentee(programme, "Aisha"))
    waiting = factories.match(programme, mentor_app=mentor, mentee_app=factories.mentee(programme, "Zoya"))
    write_message(match=waiting, author=waiting.people[1], words="Salam", key=uuid4())
    assert [line.match for line in desk_of(mentor.mentor.person).mentees] == [waiting, quiet]


def test_a_meeting_is_confirmed_by_whoever_did_not_propose_it():
    match = factories.match()
    mentor, mentee = match.people
    factories.meeting_row(
        match, timezone.now() + timedelta(days=1), state="proposed", by=mentee, said_yes=True
    )
    assert told(desk_of(mentor).mentees[0]) == ["confirm"]
    assert told(desk_of(mentee).mentors[0]) == ["asked"]


def test_somebody_who_is_both_sees_both():
    programme = factories.programme()
    mentor = factories.mentor(programme)
    factories.match(programme, mentor_app=mentor)
    other = factories.programme()
    mine = MenteeApplication.objects.create(
        programme=other, person=mentor.mentor.person, state=ApplicationState.ACCEPTED
    )
    factories.match(other, mentee_app=mine)
    desk = desk_of(mentor.mentor.person)
    assert (len(desk.mentees), len(desk.mentors)) == (1, 1)


def test_a_private_note_stands_on_no_other_desk():
    match = factories.match()
    mentor, mentee = match.people
    write_note(match=match, author=mentor, words="Exams in March", key=uuid4(), is_private=True)
    assert desk_of(mentor).mentees[0].note.words == "Exams in March"
    assert desk_of(mentee).mentors[0].note is None


def test_a_paused_match_says_nothing_but_that():
    person, (match,) = mentor_with(1)
    pause_contact(match=match)
    assert told(desk_of(person).mentees[0]) == ["closed"]


def test_an_earlier_match_stays_with_its_thanks():
    programme = factories.programme()
    first = factories.match(programme)
    mentor, mentee = first.people
    end_match(match=first, side=Side.STAFF, reason=EndReason.OTHER)
    give_feedback(match=first, person=mentee, useful=5, again=True, thanks="Thank you")
    second = factories.match(programme, mentor_app=first.mentor, mentee_app=first.mentee)
    desk = desk_of(mentor)
    assert [line.match for line in desk.mentees] == [second]
    assert [(past.match, past.thanks, past.owes_feedback) for past in desk.earlier] == [
        (first, "Thank you", True)
    ]
    assert not desk_of(mentee).earlier[0].owes_feedback


def test_a_request_waits_until_it_is_answered():
    programme = factories.programme()
    mentor, mentee = factories.mentor(programme), factories.mentee(programme)
    asked = Request.objects.create(
        mentee=mentee, mentor=mentor, person=mentor.mentor.person, until=timezone.now() + timedelta(days=2)
    )
    assert (desk_of(mentor.mentor.person).requests, desk_of(mentor.mentor.person).waiting) == ([asked], 1)
    answer(offer=asked, state=OfferState.DECLINED, at=timezone.now())
    assert desk_of(mentor.mentor.person).requests == []


def test_somebody_new_is_led_to_the_programmes(client):
    factories.programme(name="Open now")
    factories.programme(name="Not yet", state="draft")
    client.force_login(factories.person("Zara").user)
    page = client.get(reverse(DESK)).content.decode()
    assert ("Open now" in page, "Not yet" in page) == (True, False)


def test_an_application_says_where_it_stands(client):
    programme = factories.programme()
    mentee = factories.mentee(programme)
    client.force_login(mentee.person.user)
    assert "when there is somebody for you" in client.get(reverse(DESK)).content.decode()


def test_whoever_stayed_out_is_ready_again_with_one_tap(client):
    match = factories.match()
    end_match(match=match, side=Side.MENTEE, reason=EndReason.TIME)
    client.force_login(match.mentee.person.user)
    assert "I am ready again" in client.get(reverse(DESK)).content.decode()
    for _ in range(2):
        client.post(reverse("hunar_mentorship:ready", args=[match.mentee.key]))
    match.mentee.refresh_from_db()
    assert match.mentee.state == ApplicationState.ACCEPTED


def test_whoever_was_complained_of_is_not(client):
    match = factories.match()
    end_match(match=match, side=Side.MENTEE, reason=EndReason.SAFETY)
    client.force_login(match.mentor.mentor.person.user)
    assert "I am ready again" not in client.get(reverse(DESK)).content.decode()
    page = client.post(reverse("hunar_mentorship:ready", args=[match.mentor.key]), follow=True)
    assert "get in touch with you" in page.content.decode()
    match.mentor.refresh_from_db()
    assert match.mentor.state == ApplicationState.PAUSED


@pytest.mark.parametrize("who", ["mentee", "mentor"])
def test_what_a_measure_keeps_from_contact_waits_for_nobody(who):
    """Its page says the same; nothing is ended, for a measure may be lifted."""
    of = factories.programme()
    mentee, mentor = factories.mentee(of), factories.mentor(of)
    asking.ask_mentor(mentee=mentee, mentor=mentor, words="I sew.")
    offered = factories.offered(of)
    reader = mentor.mentor.person
    factories.suspension(mentee.person if who == "mentee" else reader)
    factories.suspension(offered.mentee.person if who == "mentee" else offered.mentor.mentor.person)
    desks = [desk_of(one) for one in (reader, offered.mentee.person, offered.mentor.mentor.person)]
    assert [(desk.offers, desk.requests) for desk in desks] == [([], [])] * 3
    Measure.objects.all().delete()
    desks = [desk_of(one) for one in (reader, offered.mentee.person, offered.mentor.mentor.person)]
    assert [(len(desk.offers), len(desk.requests)) for desk in desks] == [(0, 1), (1, 0), (1, 0)]


@pytest.mark.parametrize(("takes", "offered"), [(True, True), (False, False)])
def test_who_waits_may_ask_a_mentor_themselves(client, takes, offered):
    mentee = factories.mentee(factories.programme(takes_requests=takes))
    client.force_login(mentee.person.user)
    find = reverse("hunar_mentorship:find", args=[mentee.key])
    assert (find in client.get(reverse(DESK)).content.decode()) == offered
