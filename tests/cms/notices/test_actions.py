from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from cms.notices.actions import deliver_due, judge_cut_claims, mark_read, notify
from cms.notices.backends.base import Refused, TemporaryFailure
from cms.notices.backends.memory import MemoryBackend
from cms.notices.enums import Cause, DeliveryState
from cms.notices.models import Delivery, Notice
from cms.notices.registry import NoticeKind, register
from cms.notices.tasks import deliver_notice
from cms.notices.ticks import TICKS
from cms.people.actions import withdraw_consent
from cms.people.models import Person
from cms.people.retention import let_go
from tests.cms.accounts.factories import learner

from .factories import GREETING, notice, wanting_messages


@pytest.fixture
def amina(db):
    return wanting_messages(learner("amina@example.org").person)


def test_notice_leaves_by_email_on_commit(amina, outbox, committed):
    with committed():
        notice(amina)
        assert outbox == {}
    (message,) = outbox["email"]
    assert (message.to, message.subject) == ("amina@example.org", "Salaam Amina")
    assert message.text == "Baking is waiting for you."
    assert Delivery.objects.get().state == DeliveryState.SENT


def test_notice_is_written_in_the_readers_language(amina, outbox, committed):
    amina.user.language = "ur"
    amina.user.save()
    with committed():
        notice(amina, course={"en": "Baking", "ur": "بیکنگ"})
    (message,) = outbox["email"]
    assert (message.language, message.text) == ("ur", "بیکنگ is waiting for you.")


def test_notice_rolled_back_tells_nobody(amina, outbox, committed):
    with committed(), transaction.atomic():
        notice(amina)
        transaction.set_rollback(True)
    assert (outbox, Notice.objects.count()) == ({}, 0)


def test_delivering_twice_sends_once(amina, outbox, committed):
    with committed():
        notice(amina)
    deliver_notice.enqueue(Delivery.objects.get().pk)
    assert len(outbox["email"]) == 1


def test_delivery_that_is_gone_is_no_error(amina):
    deliver_notice.enqueue(4711)


def test_telling_once_tells_once(amina, outbox, committed):
    with committed():
        first = notify(person=amina, kind=GREETING.name, params={"name": "A", "course": "B"}, once="c1")
        again = notify(person=amina, kind=GREETING.name, params={"name": "A", "course": "B"}, once="c1")
    assert (first, len(outbox["email"])) == (again, 1)


def test_unknown_kind_is_refused(amina):
    with pytest.raises(KeyError):
        notify(person=amina, kind="nobody_registered_this", params={})


@pytest.mark.parametrize("make", [lambda: Person.objects.create(name="Walk-in"), lambda: phone_only()])
def test_person_without_an_address_has_the_inbox_alone(db, outbox, committed, make):
    person = make()
    with committed():
        notice(person)
    assert (person.notices.count(), Delivery.objects.count(), outbox) == (1, 0, {})


def phone_only():
    return wanting_messages(learner(phone="+923001234567").person)


def test_person_who_wants_no_messages_has_the_inbox_alone(amina, outbox, committed):
    withdraw_consent(person=amina, purpose="messages", language="en")
    with committed():
        notice(amina)
    assert (amina.notices.count(), outbox) == (1, {})


def test_wish_withdrawn_before_the_message_left_is_honoured(amina, outbox, committed):
    notice(amina)
    withdraw_consent(person=amina, purpose="messages", language="en")
    deliver_notice.enqueue(Delivery.objects.get().pk)
    assert (Delivery.objects.get().state, outbox) == (DeliveryState.UNWANTED, {})


def test_essential_kind_leaves_in_any_case(amina, outbox, committed):
    withdraw_consent(person=amina, purpose="messages", language="en")
    kind = register(NoticeKind("test_essential", subject="Careful", text="Somebody tried", essential=True))
    with committed():
        notify(person=amina, kind=kind.name, params={})
    assert len(outbox["email"]) == 1


def test_site_chooses_the_channels(settings, outbox, committed):
    settings.HUNAR_NOTICES = {**settings.HUNAR_NOTICES, "CHANNELS": {GREETING.name: ["sms"]}}
    with committed():
        notice(phone_only())
    assert [message.to for message in outbox["sms"]] == ["+923001234567"]


def test_closed_account_is_not_written_to(amina, outbox, committed):
    amina.user.is_active = False
    amina.user.save()
    with committed():
        notice(amina)
    assert outbox == {}


def test_what_would_come_too_late_does_not_leave(amina, outbox, committed, settings):
    settings.HUNAR_NOTICES = {**settings.HUNAR_NOTICES, "QUIET_HOURS": ["00:00", "00:00"]}
    soon = timezone.now() + timedelta(minutes=5)
    MemoryBackend.failure = TemporaryFailure("down")
    with committed():
        notify(person=amina, kind=GREETING.name, params={"name": "A", "course": "B"}, until=soon)
    MemoryBackend.failure = None
    Notice.objects.update(until=timezone.now())
    Delivery.objects.update(due_at=timezone.now())
    assert deliver_due() == 1
    assert (Delivery.objects.get().state, outbox) == (DeliveryState.LATE, {})
    assert not Delivery.objects.dead().exists()


def test_what_quiet_hours_hold_too_long_stands_in_the_inbox_alone(amina, settings):
    start, end = (timezone.localtime() + timedelta(hours=hours) for hours in (-1, 2))
    hours = [moment.strftime("%H:%M") for moment in (start, end)]
    settings.HUNAR_NOTICES = {**settings.HUNAR_NOTICES, "QUIET_HOURS": hours}
    for left in (1, 4):
        until = timezone.now() + timedelta(hours=left)
        notify(person=amina, kind=GREETING.name, params={"name": "A", "course": "B"}, until=until)
    assert [one.deliveries.count() for one in Notice.objects.order_by("pk")] == [0, 1]


def test_gateway_that_is_down_is_tried_again_later(amina, outbox, committed):
    MemoryBackend.failure = TemporaryFailure("down")
    with committed():
        notice(amina)
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts) == (DeliveryState.WAITING, 1)
    assert delivery.due_at > timezone.now() + timedelta(minutes=1)

    MemoryBackend.failure = None
    assert deliver_due() == 0
    Delivery.objects.update(due_at=timezone.now())
    assert deliver_due() == 1
    assert len(outbox["email"]) == 1


def test_attempts_end(amina, settings, committed):
    settings.HUNAR_NOTICES = {**settings.HUNAR_NOTICES, "ATTEMPTS": 2}
    MemoryBackend.failure = TemporaryFailure("down")
    with committed():
        notice(amina)
    Delivery.objects.update(due_at=timezone.now())
    deliver_due()
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts, delivery.reason) == (DeliveryState.FAILED, 2, "down")
    assert delivery.cause == Cause.UNREACHABLE


def test_refused_message_is_not_tried_again(amina, committed):
    MemoryBackend.failure = Refused("no such address")
    with committed():
        notice(amina)
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts, delivery.cause) == (DeliveryState.FAILED, 1, Cause.REFUSED)


def test_words_that_cannot_be_made_are_tried_once(amina, outbox, committed, caplog):
    with committed():
        notify(person=amina, kind=GREETING.name, params={"name": "no course"})
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.cause, outbox) == (DeliveryState.FAILED, Cause.WORDS, {})
    assert "no words for test_greeting" in caplog.text


def cut_off(minutes=11):
    Delivery.objects.update(
        state=DeliveryState.CLAIMED, claimed_at=timezone.now() - timedelta(minutes=minutes), finished_at=None
    )


def test_cut_claim_is_uncertain_without_an_idempotency_key(amina, monkeypatch, committed):
    with committed():
        notice(amina)
    cut_off()
    monkeypatch.setattr(MemoryBackend, "idempotent", False)
    assert judge_cut_claims() == 1
    assert Delivery.objects.get().state == DeliveryState.UNCERTAIN
    assert deliver_due() == 0


def test_cut_claim_is_repeated_where_the_gateway_knows_the_key(amina, outbox, committed):
    with committed():
        notice(amina)
    cut_off()
    judge_cut_claims()
    deliver_due()
    first, second = outbox["email"]
    assert first.idempotency_key == second.idempotency_key
    assert Delivery.objects.get().state == DeliveryState.SENT


def test_cut_claims_are_not_repeated_for_ever(amina, settings, outbox, committed):
    settings.HUNAR_NOTICES = {**settings.HUNAR_NOTICES, "ATTEMPTS": 1}
    with committed():
        notice(amina)
    cut_off()
    judge_cut_claims()
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.cause) == (DeliveryState.FAILED, Cause.CUT_OFF)


def test_claim_under_way_is_left_alone(amina, committed):
    with committed():
        notice(amina)
    cut_off(minutes=1)
    assert judge_cut_claims() == 0


def test_workers_are_given_what_they_can_take(amina, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
    settings.HUNAR_NOTICES = {**settings.HUNAR_NOTICES, "QUEUE_LENGTH": 2}
    for _time in range(3):
        notice(amina)
    Delivery.objects.update(queued_at=None)
    assert [deliver_due(), deliver_due()] == [2, 0]
    lost = Delivery.objects.filter(queued_at__lt=timezone.now()).first()
    Delivery.objects.filter(pk=lost.pk).update(queued_at=timezone.now() - timedelta(minutes=31))
    assert deliver_due() == 1
    assert Delivery.objects.filter(queued_at=None).count() == 1


def test_read_notices_are_forgotten_after_a_year(amina):
    old, fresh, unread = notice(amina), notice(amina), notice(amina)
    Notice.objects.filter(pk=old.pk).update(read_at=timezone.now() - timedelta(days=366))
    Notice.objects.filter(pk=fresh.pk).update(read_at=timezone.now())
    let_go()
    assert set(Notice.objects.values_list("pk", flat=True)) == {fresh.pk, unread.pk}


def test_marking_read_touches_own_notices_only(amina):
    bilal = learner("bilal@example.org").person
    mine, theirs = notice(amina), notice(bilal)
    assert mark_read(person=amina, notice_id=theirs.pk) == 0
    assert mark_read(person=amina, notice_id=mine.pk) == 1
    assert mark_read(person=amina) == 0
    assert bilal.notices.unread().count() == 1


def test_ticks_run_on_an_empty_site(db):
    assert [tick() for tick in TICKS] == [0, 0]
