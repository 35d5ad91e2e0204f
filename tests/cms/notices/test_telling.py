"""Many are told at once, and what was told is taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.notices.actions import Telling, notify, notify_many, telling, withdraw_notice
from cms.notices.models import Delivery, Notice
from tests.cms.accounts.factories import learner
from tests.cms.people.factories import person
from tests.parallel import at_once

from .factories import GREETING, notice, wanting_messages


def reading(number):
    return wanting_messages(learner(f"reader{number}@example.org").person)


def tellings(people, once=""):
    return [Telling(one.pk, {"name": one.name, "course": f"C{one.pk}"}, once) for one in people]


def test_many_are_told_each_in_their_own_words(db, outbox, committed):
    people = [reading(1), reading(2), person("Walk-in")]
    with committed():
        assert notify_many(kind=GREETING.name, tellings=iter(tellings(people))) == 3
        assert outbox == {}
    assert [one.notices.get().params["course"] for one in people] == [f"C{one.pk}" for one in people]
    assert sorted(message.text for message in outbox["email"]) == [
        f"C{one.pk} is waiting for you." for one in people[:2]
    ]


def test_telling_many_once_tells_once(db, outbox, committed):
    people = [reading(1), reading(2)]
    with committed():
        assert notify_many(kind=GREETING.name, tellings=tellings(people[:1] * 2, "round-1")) == 1
    with committed():
        assert notify_many(kind=GREETING.name, tellings=tellings(people, "round-1")) == 1
        assert notify_many(kind=GREETING.name, tellings=tellings(people, "round-2")) == 2
    assert (Notice.objects.count(), len(outbox["email"])) == (4, 4)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_many_told_at_once_are_told_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
    told = tellings([reading(number) for number in range(20)], "round-1")
    counts = at_once(
        4,
        lambda number: notify_many(kind=GREETING.name, tellings=told if number % 2 else told[::-1]),
    )
    assert (sum(counts), Notice.objects.count(), Delivery.objects.count()) == (20, 20, 20)


def test_many_go_in_batches(db, monkeypatch, committed):
    monkeypatch.setattr(telling, "BATCH", 2)
    people = [reading(number) for number in range(5)]
    assert notify_many(kind=GREETING.name, tellings=tellings(people)) == 5
    assert Delivery.objects.count() == 5


def test_nobody_to_tell_is_nobody_told(db):
    assert notify_many(kind=GREETING.name, tellings=[]) == 0


def test_kind_that_nobody_knows_is_refused(db):
    with pytest.raises(KeyError):
        notify_many(kind="nobody_registered_this", tellings=[])


def test_many_may_be_told_later(db, outbox, committed):
    with committed():
        notify_many(
            kind=GREETING.name, tellings=tellings([reading(1)]), at=timezone.now() + timedelta(days=1)
        )
    assert (Notice.objects.shown(at=timezone.now()).count(), outbox) == (0, {})
    assert Delivery.objects.get().due_at > timezone.now() + timedelta(hours=23)


QUERIES = 9  # what is known, notices, people, consents, deliveries; two transactions within the test's


@pytest.mark.parametrize("count", [1, 30])
def test_telling_many_costs_the_same(db, count, django_assert_num_queries):
    people = [reading(number) for number in range(count)]
    told = tellings(people, "round-1")
    with django_assert_num_queries(QUERIES):
        notify_many(kind=GREETING.name, tellings=told)


def test_taking_back_removes_it_from_the_inbox_and_what_has_not_left(db, outbox, committed):
    amina, at = reading(1), timezone.now() + timedelta(days=1)
    told = {"person": amina, "kind": GREETING.name, "once": "meeting-7"}
    first = notify(**told, params={"name": "A", "course": "B"}, at=at)
    other = notice(amina)
    assert withdraw_notice(**told)
    assert list(amina.notices.all()) == [other]
    assert list(Delivery.objects.values_list("notice", flat=True)) == [other.pk]
    again = notify(**told, params={"name": "A", "course": "B"}, at=at + timedelta(days=1))
    assert (again.pk == first.pk, again.due_at) == (False, at + timedelta(days=1))


def test_taking_back_what_was_never_told_is_no_error(db):
    assert not withdraw_notice(person=reading(1), kind=GREETING.name, once="meeting-7")


def test_taking_back_needs_the_word_it_was_told_with(db):
    with pytest.raises(ValueError, match="once"):
        withdraw_notice(person=reading(1), kind=GREETING.name, once="")
