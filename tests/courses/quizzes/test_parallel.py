"""A double click, or two devices at once: begun once, marked once, on every database."""

import pytest

from courses.quizzes.actions import answer, start, submit
from courses.quizzes.models import Attempt

from ...parallel import at_once
from .factories import Taken, answer_all, question, quiz

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
THREADS = 8


def test_many_starts_are_one_attempt():
    taken = Taken(quiz([question()]))
    begun = at_once(THREADS, lambda _: start(enrolment=taken.enrolment, item=taken.item).pk)
    assert len(set(begun)) == Attempt.objects.count() == 1


def test_many_submits_are_one_mark_and_one_fact():
    taken = Taken(quiz([question(), question("ordering")]))
    attempt = answer_all(taken.begin())
    moments = at_once(THREADS, lambda _: submit(attempt=attempt).submitted_at)
    assert len(set(moments)) == 1
    assert taken.facts() == ["passed"]


def test_answers_from_two_devices_are_all_kept():
    taken = Taken(quiz([question("short_text") for _ in range(THREADS)]))
    attempt = taken.begin()
    keys = [asked.key for asked in attempt.quiz]
    at_once(THREADS, lambda number: answer(attempt=attempt, key=keys[number], given=f"word {number}"))
    attempt.refresh_from_db()
    assert {key: attempt.answer_to(key) for key in keys} == {key: f"word {n}" for n, key in enumerate(keys)}
