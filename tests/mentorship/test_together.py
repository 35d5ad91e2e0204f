"""What two people do together: goals, notes, messages. Nobody else finds any of it."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.notices.models import Notice
from cms.safeguarding.actions import block
from mentorship.actions import end_match, pause_contact, resume_contact
from mentorship.actions.goals import add_goal, add_step, tick_step
from mentorship.actions.notes import change_note, delete_note, write_note
from mentorship.actions.writing import write_message
from mentorship.enums import EndReason, GoalState, MatchEventKind, Side
from mentorship.exceptions import ContactPaused, NotYours, Over, SentBefore
from mentorship.models import Goal, Message, Note, ThreadSeen
from mentorship.threads import messages_for

from ..cms.accounts.factories import learner
from ..parallel import at_once
from . import factories
from .counting import queries_around

pytestmark = pytest.mark.django_db


def to(name, match, *more):
    return reverse(f"hunar_mentorship:{name}", args=[match.key, *more])


@pytest.fixture
def match():
    return factories.match()


@pytest.fixture
def as_mentor(client, match):
    client.force_login(match.people[0].user)
    return client


@pytest.fixture
def as_mentee(client, match):
    client.force_login(match.people[1].user)
    return client


def rows_of(match):
    """A goal, a step, a note and a message, all the mentee's."""
    mentee = match.people[1]
    goal = add_goal(match=match, words="Three samples", by=mentee)
    return goal, add_step(goal=goal, words="The first")


# Whose it is


ADDRESSES = [
    ("get", "match", ()),
    ("get", "thread", ()),
    ("post", "thread", ()),
    ("post", "add_note", ()),
    ("get", "note", ("note",)),
    ("post", "note", ("note",)),
    ("post", "delete_note", ("note",)),
    ("post", "add_goal", ()),
    ("get", "goal", ("goal",)),
    ("post", "goal", ("goal",)),
    ("post", "goal_state", ("goal",)),
    ("post", "add_step", ("goal",)),
    ("post", "tick_step", ("step",)),
    ("get", "end", ()),
    ("post", "end", ()),
    ("get", "feedback", ()),
    ("post", "feedback", ()),
]


@pytest.mark.parametrize(("method", "name", "more"), ADDRESSES, ids=lambda value: str(value))
def test_another_match_does_not_exist(client, match, method, name, more):
    """Neither under its own key, nor its rows under the key of a match one is in."""
    ids = dict(zip(("goal", "step"), (row.pk for row in rows_of(match)), strict=True))
    ids["note"] = write_note(match=match, author=match.people[1], words="Prices", key=uuid4()).pk
    mine = factories.match()
    client.force_login(mine.people[1].user)
    rows = [ids[one] for one in more]
    data = {
        "words": "x",
        "key": str(uuid4()),
        "state": "reached",
        "done": "1",
        "reason": "time",
        "useful": "5",
    }
    keys = [match, mine] if rows else [match]
    assert [getattr(client, method)(to(name, key, *rows), data).status_code for key in keys] == [404] * len(
        keys
    )
    match.refresh_from_db()
    assert match.is_active
    assert Goal.objects.get(match=match).state == GoalState.OPEN
    assert Note.objects.get(match=match).words == "Prices"


def test_the_table_has_every_address_of_a_match():
    from mentorship.urls import desk

    assert {name for _method, name, _more in ADDRESSES} == {one.name for one in desk} - {"desk", "ready"}


def test_staff_who_are_in_no_match_find_none(client, match):
    client.force_login(learner(name="Farida"))
    assert client.get(to("match", match)).status_code == 404


def test_somebody_elses_application_is_not_made_ready(client, match):
    end_match(match=match, side=Side.MENTEE, reason=EndReason.TIME)
    client.force_login(match.people[0].user)
    assert client.post(reverse("hunar_mentorship:ready", args=[match.mentee.key])).status_code == 404


# Goals


def test_a_goal_goes_its_way(as_mentee, match):
    as_mentee.post(to("add_goal", match), {"words": "Three samples"})
    as_mentee.post(to("add_goal", match), {"words": "Three samples"})
    goal = Goal.objects.get()
    for words in ("Choose", "Choose", "Photograph"):
        as_mentee.post(to("add_step", match, goal.pk), {"words": words})
    first, second = goal.steps.all()
    as_mentee.post(to("tick_step", match, first.pk), {"done": "1"})
    change = {"words": "Two samples", f"step_{first.pk}": "Choose two", f"step_{second.pk}": ""}
    as_mentee.post(to("goal", match, goal.pk), change)
    goal.refresh_from_db()
    assert (goal.words, [(step.words, bool(step.done_at)) for step in goal.steps.all()]) == (
        "Two samples",
        [("Choose two", True)],
    )
    as_mentee.post(to("tick_step", match, first.pk), {"done": ""})
    as_mentee.post(to("goal_state", match, goal.pk), {"state": "reached"})
    goal.refresh_from_db()
    assert (goal.state, goal.steps.get().done_at) == (GoalState.REACHED, None)


def test_ticking_twice_keeps_the_first_date(match):
    _goal, step = rows_of(match)
    tick_step(step=step, done=True)
    step.refresh_from_db()
    first = step.done_at
    tick_step(step=step, done=True)
    step.refresh_from_db()
    assert step.done_at == first


# Notes


def test_a_private_note_is_never_the_others(client, match):
    mentor, mentee = match.people
    write_note(match=match, author=mentor, words="Exams in March", key=uuid4(), is_private=True)
    write_note(match=match, author=mentor, words="Prices were talked of", key=uuid4())
    for person, seen in ((mentor, True), (mentee, False)):
        client.force_login(person.user)
        page = client.get(to("match", match)).content.decode()
        assert ("Exams in March" in page, "Prices were talked of" in page) == (seen, True)


def test_a_note_sent_twice_is_one(as_mentor, match):
    sent = {"words": "Prices", "key": str(uuid4()), "is_private": "on"}
    as_mentor.post(to("add_note", match), sent)
    as_mentor.post(to("add_note", match), sent)
    assert [(note.words, note.is_private) for note in Note.objects.all()] == [("Prices", True)]


def test_a_note_belongs_to_a_meeting_of_this_match_alone(as_mentor, match):
    held = factories.meeting_row(match, timezone.now() - timedelta(days=1), state="held", came=True)
    others = factories.meeting_row(
        factories.match(), timezone.now() - timedelta(days=1), state="held", came=True
    )
    for meeting in (held, others):
        as_mentor.post(to("add_note", match), {"words": "Prices", "key": str(uuid4()), "meeting": meeting.pk})
    assert [note.meeting for note in Note.objects.all()] == [held]


def test_for_oneself_one_may_write_while_contact_is_paused(match):
    pause_contact(match=match)
    write_note(match=match, author=match.people[0], words="Call staff", key=uuid4(), is_private=True)
    with pytest.raises(ContactPaused):
        write_note(match=match, author=match.people[0], words="Hello", key=uuid4())


def test_a_note_is_edited_by_its_author_and_the_other_sees_that_it_was(client, match):
    mentor, mentee = match.people
    note = write_note(match=match, author=mentor, words="Prices", key=uuid4())
    client.force_login(mentee.user)
    assert "edited" not in client.get(to("match", match)).content.decode()
    client.force_login(mentor.user)
    assert "Prices" in client.get(to("note", match, note.pk)).content.decode()
    assert client.post(to("note", match, note.pk), {"words": " "}).status_code == 422
    for _ in range(2):
        client.post(to("note", match, note.pk), {"words": "Prices and hours"})
    client.force_login(mentee.user)
    page = client.get(to("match", match)).content.decode()
    assert ["Prices and hours" in page, "· edited" in page] == [True, True]
    assert [event.kind for event in match.events.filter(by=mentor)] == [MatchEventKind.NOTE_EDITED]


def test_a_deleted_note_is_gone_and_that_it_was_there_is_not(as_mentor, match):
    mentor = match.people[0]
    for is_private in (False, True):
        note = write_note(match=match, author=mentor, words="Prices", key=uuid4(), is_private=is_private)
        answers = [as_mentor.post(to("delete_note", match, note.pk)).status_code for _ in range(2)]
        assert answers == [302, 404]
    assert Note.objects.count() == 0
    assert [event.kind for event in match.events.filter(by=mentor)] == [MatchEventKind.NOTE_DELETED]


def test_nobody_changes_anothers_note_nor_reads_that_they_could(client, match):
    mentor, mentee = match.people
    note = write_note(match=match, author=mentor, words="Prices", key=uuid4())
    for change in (change_note, delete_note):
        with pytest.raises(NotYours):
            change(note=note, by=mentee, **({"words": "x"} if change is change_note else {}))
    for person, offered in ((mentor, True), (mentee, False)):
        client.force_login(person.user)
        assert (to("note", match, note.pk) in client.get(to("match", match)).content.decode()) == offered
    client.force_login(mentee.user)
    addresses = [to("note", match, note.pk), to("delete_note", match, note.pk)]
    assert [client.post(each, {"words": "x"}).status_code for each in addresses] == [404, 404]


def test_what_both_read_stays_as_it_is_while_contact_is_paused(match):
    author = match.people[0]
    shared, own = (
        write_note(match=match, author=author, words="Prices", key=uuid4(), is_private=is_private)
        for is_private in (False, True)
    )
    pause_contact(match=match)
    for change in (partial(change_note, words="x"), delete_note):
        with pytest.raises(ContactPaused):
            change(note=shared, by=author)
    assert change_note(note=own, by=author, words="Call staff")
    assert delete_note(note=own, by=author)


# Messages


def test_a_message_is_sent_read_and_told_once(client, match, django_capture_on_commit_callbacks):
    mentor, mentee = match.people
    with django_capture_on_commit_callbacks(execute=True):
        for words in ("Salam", "Are you there?"):
            write_message(match=match, author=mentor, words=words, key=uuid4())
    assert Notice.objects.filter(person=mentee, kind="mentoring_message").count() == 1
    client.force_login(mentee.user)
    page = client.get(to("thread", match)).content.decode()
    assert page.index("Salam") < page.index("Are you there?")
    assert ThreadSeen.objects.get().person == mentee
    with django_capture_on_commit_callbacks(execute=True):
        write_message(match=match, author=mentor, words="Good", key=uuid4())
    assert Notice.objects.filter(person=mentee, kind="mentoring_message").count() == 2
    assert not Notice.objects.filter(person=mentor, kind="mentoring_message").exists()


def test_a_form_is_sent_once_and_comes_back_with_what_is_wrong(as_mentor, match):
    sent = {"words": "Salam", "key": str(uuid4())}
    assert [as_mentor.post(to("thread", match), sent).status_code for _ in range(2)] == [302, 302]
    assert as_mentor.post(to("thread", match), {"words": " ", "key": str(uuid4())}).status_code == 422
    assert Message.objects.count() == 1


def test_anothers_key_is_refused(match):
    key = uuid4()
    write_message(match=match, author=match.people[0], words="Salam", key=key)
    with pytest.raises(SentBefore):
        write_message(match=match, author=match.people[1], words="Salam", key=key)


def test_a_message_too_many_comes_back_and_what_was_sent_stays_sent(as_mentor, match, settings):
    settings.HUNAR_MENTORSHIP = {"MESSAGES_PER_THREAD": {1: 2, 60: 100}}
    first, third = ({"words": words, "key": str(uuid4())} for words in ("Salam", "And one more"))
    second = {"words": "Are you there?", "key": str(uuid4())}
    answers = [as_mentor.post(to("thread", match), sent) for sent in (first, second, third, first)]
    assert [answer.status_code for answer in answers] == [302, 302, 409, 302]
    assert "And one more" in answers[2].content.decode()
    write_message(match=match, author=match.people[1], words="Wait", key=uuid4())  # the other is not hindered
    Message.objects.update(at=timezone.now() - timedelta(minutes=2))
    assert as_mentor.post(to("thread", match), third).status_code == 302
    assert Message.objects.count() == 4


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_message_sent_by_many_taps_is_one():
    match, key = factories.match(), uuid4()

    def send(_number):
        return write_message(match=match, author=match.people[0], words="Salam", key=key).pk

    assert len(set(at_once(8, send))) == 1
    assert Message.objects.count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_ends_are_one():
    match = factories.match()

    def end(number):
        side = (Side.MENTOR, Side.MENTEE)[number % 2]
        return end_match(
            match=type(match).objects.get(pk=match.pk), side=side, reason=EndReason.TIME
        ).ended_by

    assert len(set(at_once(8, end))) == 1
    assert match.events.filter(kind=MatchEventKind.ENDED).count() == 1
    match.mentor.refresh_from_db()
    assert match.mentor.taken == 0


def close_by_block(match):
    block(by=match.people[1], whom=match.people[0])


def close_by_age(match):
    match.people[1].birth_year = timezone.localdate().year - 15
    match.people[1].save()


CLOSINGS = {
    "pause": (lambda match: pause_contact(match=match), ContactPaused),
    "block": (close_by_block, ContactPaused),
    "a child alone": (close_by_age, ContactPaused),
    "end": (lambda match: end_match(match=match, side=Side.STAFF, reason=EndReason.OTHER), Over),
}


@pytest.mark.parametrize("closing", CLOSINGS)
def test_closed_contact_takes_no_words_and_tells_no_reason(client, match, closing):
    close, refusal = CLOSINGS[closing]
    close(match)
    match = type(match).objects.with_people().get(pk=match.pk)
    for person in match.people:
        with pytest.raises(refusal):
            write_message(match=match, author=person, words="Hello", key=uuid4())
        client.force_login(person.user)
        page = client.get(to("match", match)).content.decode()
        assert (str(refusal.message) in page, "Write a message" in page) == (True, False)
        answer = client.post(to("thread", match), {"words": "Hello", "key": str(uuid4())})
        assert (answer.status_code, str(refusal.message) in answer.content.decode()) == (409, True)
        client.post(to("add_goal", match), {"words": "Meet outside"})
    assert (Message.objects.count(), Goal.objects.count()) == (0, 0)


def test_children_write_where_staff_can_read():
    match = factories.match(factories.programme(is_observed=True))
    close_by_age(match)
    assert write_message(match=match, author=match.people[1], words="Salam", key=uuid4()).pk


def test_a_block_pauses_at_once_and_a_pause_can_be_lifted(match, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        close_by_block(match)
    match.refresh_from_db()
    assert match.paused_at
    resume_contact(match=match)
    match.refresh_from_db()
    with pytest.raises(ContactPaused):  # the block still stands
        write_message(match=match, author=match.people[0], words="Hello", key=uuid4())


# Circles


def test_a_circle_has_one_thread(django_capture_on_commit_callbacks):
    first, second, third = factories.circle(people=3)
    mentor = first.people[0]
    with django_capture_on_commit_callbacks(execute=True):
        sent = write_message(match=first, author=first.people[1], words="Salam", key=uuid4())
    told = set(Notice.objects.filter(kind="mentoring_message").values_list("person", flat=True))
    assert told == {mentor.pk, second.people[1].pk, third.people[1].pk}
    assert [list(messages_for(one, one.people[1])) for one in (first, second, third)] == [[sent]] * 3


def test_in_a_circle_the_blocked_do_not_read_one_another(django_capture_on_commit_callbacks):
    first, second = factories.circle()
    block(by=first.people[1], whom=second.people[1])
    with django_capture_on_commit_callbacks(execute=True):
        write_message(match=first, author=first.people[1], words="Salam", key=uuid4())
    assert not messages_for(second, second.people[1]).exists()
    assert not Notice.objects.filter(kind="mentoring_message", person=second.people[1]).exists()
    assert messages_for(second, second.people[0]).count() == 1


def test_who_left_a_circle_reads_no_further():
    first, second = factories.circle()
    write_message(match=second, author=second.people[1], words="Before", key=uuid4())
    end_match(match=first, side=Side.MENTEE, reason=EndReason.TIME)
    write_message(match=second, author=second.people[1], words="After", key=uuid4())
    assert [message.words for message in messages_for(first, first.people[1])] == ["Before"]
    assert messages_for(second, second.people[1]).count() == 2


# Pages cost the same


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("match", 36), ("thread", 8)])
def test_pages_of_a_match_cost_the_same(client, match, django_assert_num_queries, rows, name, queries):
    mentor, mentee = match.people
    for number in range(rows):
        goal = add_goal(match=match, words=f"Goal {number}", by=mentee)
        add_step(goal=goal, words="First"), add_step(goal=goal, words="Second")
        write_note(match=match, author=mentee, words="Note", key=uuid4())
        write_message(match=match, author=mentee, words="Salam", key=uuid4())
        factories.meeting_row(match, timezone.now() + timedelta(days=number + 1))
    around = queries_around(client)
    client.force_login(mentor.user)
    client.get(to("thread", match))
    client.get(to("match", match))
    with django_assert_num_queries(around + queries):
        client.get(to(name, match))


def test_a_thread_begins_at_its_last_page(as_mentor, match, settings):
    settings.HUNAR_MENTORSHIP = {"MESSAGES_PER_THREAD": {}}
    for number in range(31):
        write_message(match=match, author=match.people[1], words=f"Message {number}.", key=uuid4())
    page = as_mentor.get(to("thread", match)).content.decode()
    assert ("Message 30." in page, "Message 3." in page) == (True, False)
    assert "Message 3." in as_mentor.get(to("thread", match) + "?page=1").content.decode()
