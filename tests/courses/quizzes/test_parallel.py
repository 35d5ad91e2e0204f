"""A double click, or two devices at once: begun once, marked once, on every database."""

import pytest

from courses.quizzes import authoring
from courses.quizzes.actions import answer, order_regrade, start, submit, work_on_regrade
from courses.quizzes.models import Attempt, Regrade, RegradeOrder

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


def wrongly_marked():
    """An attempt whose answer its question did not accept, and a question that accepts it by now."""
    asked = question("short_text", answer=authoring.short_text("s", ["freelancing"]))
    taken = Taken(quiz([asked]))
    attempt = taken.begin()
    answer(attempt=attempt, key=str(asked.translation_key), given="self-employment")
    submit(attempt=attempt)
    asked.answer = authoring.short_text("s", ["self-employment"])
    asked.save()
    return taken, asked


def test_one_order_carried_out_by_many_workers_marks_once():
    taken, asked = wrongly_marked()
    order = order_regrade(subject=asked, reason="A wrong key", by=None)
    RegradeOrder.objects.update(state="running")
    order.refresh_from_db()
    at_once(THREADS, lambda _: work_on_regrade(order=order))
    assert (Regrade.objects.count(), taken.facts()) == (1, ["failed", "passed"])
    assert RegradeOrder.objects.get().state == "done"


def test_many_orders_at_once_mark_once():
    taken, asked = wrongly_marked()
    for _ in range(THREADS):
        order_regrade(subject=asked, reason="A wrong key", by=None)
    RegradeOrder.objects.update(state="running")
    orders = list(RegradeOrder.objects.all())
    at_once(THREADS, lambda number: work_on_regrade(order=orders[number]))
    assert (Regrade.objects.count(), taken.facts()) == (1, ["failed", "passed"])
    assert taken.enrolment.progress.get(item=taken.item).grade == 1.0
