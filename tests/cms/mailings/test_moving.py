"""A mailing's states: each step once, and nothing the database would not bear."""

from datetime import timedelta
from itertools import count
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from cms.mailings import actions
from cms.mailings.models import Mailing, Recipient
from cms.mailings.signals import mailing_moves
from cms.mailings.ticks import TICKS
from cms.notices.backends.base import TemporaryFailure
from cms.notices.backends.memory import MemoryBackend

from ...parallel import at_once
from .factories import ENGLISH, mailing, reader


def state_of(one):
    one.refresh_from_db()
    return one.state


@pytest.fixture
def committed(db, django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_a_mailing_goes_from_draft_to_sent(committed, outbox):
    reader("email")
    one = mailing()
    with committed():
        assert actions.send(mailing=one, by=None)
    assert state_of(one) == "finished"
    assert one.tree == {"all": []}
    assert [message.subject for message in outbox["email"]] == ["New course"]


def test_each_step_is_taken_from_where_it_may_be_taken(db):
    steps = {
        "schedule": ({"draft"}, "scheduled"),
        "take_back": ({"scheduled"}, "draft"),
        "send": ({"draft", "scheduled"}, "sending"),
        "pause": ({"sending"}, "paused"),
        "resume": ({"paused"}, "sending"),
        "cancel": ({"scheduled", "sending", "paused"}, "cancelled"),
    }
    now = timezone.now()
    begun = {"started_at": now, "tree": {"all": []}}
    columns = {
        "draft": {},
        "scheduled": {"send_at": now},
        "sending": begun,
        "paused": begun,
        "finished": begun | {"prepared_at": now, "finished_at": now},
        "cancelled": {"finished_at": now},
    }
    for name, (allowed, reached) in steps.items():
        for state, fields in columns.items():
            one = mailing(state=state, **fields)
            more = {"at": now} if name == "schedule" else {}
            assert getattr(actions, name)(mailing=one, by=None, **more) == (state in allowed), (name, state)
            assert state_of(one) == (reached if state in allowed else state)


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "elsewhere"},
        {"state": "scheduled"},
        {"state": "sending"},
        {"state": "finished", "finished_at": timezone.now()},
        {"state": "draft", "finished_at": timezone.now()},
        {"state": "draft", "started_at": timezone.now()},
        {"per_minute": 3, "taken": 4},
        {"by_email": False},
    ],
)
def test_the_database_refuses_what_cannot_be(db, fields):
    one = mailing()
    with pytest.raises(IntegrityError), transaction.atomic():
        Mailing.objects.filter(pk=one.pk).update(**fields)


def test_the_database_refuses_a_person_twice(db):
    one, somebody = mailing(), reader("email")
    Recipient.objects.create(mailing=one, person=somebody, channel="email")
    Recipient.objects.create(mailing=one, person=somebody, channel="sms")
    for fields in ({}, {"state": "claimed"}, {"state": "sent"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Recipient.objects.create(
                mailing=one, person=somebody, channel="whatsapp" if fields else "email", **fields
            )


def test_a_mailing_without_words_is_not_sent(db):
    silent = mailing(by_sms=True, words={"en": ENGLISH, "ur": ENGLISH | {"sms": ""}})
    with pytest.raises(actions.NotReady) as told:
        actions.send(mailing=silent, by=None)
    assert told.value.lacks == ["sms"]
    assert actions.lacking(mailing(words={"en": ENGLISH | {"subject": ""}})) == ["email"]
    assert state_of(silent) == "draft"


def test_a_channel_without_a_gateway_is_not_sent_by(db, settings):
    settings.HUNAR_NOTICES = settings.HUNAR_NOTICES | {"WHATSAPP_BACKEND": ""}
    with pytest.raises(actions.NotReady):
        actions.schedule(mailing=mailing(by_whatsapp=True), at=timezone.now(), by=None)


def test_what_is_scheduled_begins_when_it_comes_due(committed, outbox):
    reader("email")
    now = timezone.now()
    due, later = mailing(), mailing()
    actions.schedule(mailing=due, at=now - timedelta(minutes=1), by=None)
    actions.schedule(mailing=later, at=now + timedelta(minutes=1), by=None)
    with committed():
        for tick in TICKS:
            tick()
    assert (state_of(due), state_of(later)) == ("finished", "scheduled")
    assert len(outbox["email"]) == 1


def test_no_second_worker_is_told_of_what_one_is_at(db, outbox):
    reader("email")
    now, begun = timezone.now(), {"state": "sending", "started_at": timezone.now(), "tree": {"all": []}}
    mailing(told_at=now - timedelta(minutes=9), **begun)
    lost, waits = mailing(told_at=now - timedelta(minutes=11), **begun), mailing(**begun)
    mailing()
    assert actions.go_on_with_all() == 2
    assert (state_of(lost), state_of(waits)) == ("finished", "finished")
    assert len(outbox["email"]) == 2


def test_a_worker_lets_others_in_after_each_slice(db, outbox, settings, monkeypatch):
    for _ in range(3):
        reader("email")
    settings.HUNAR_MAILINGS = {"CLAIM": 1, "SLICE_SECONDS": 60}
    clock, told = count(step=30), []
    monkeypatch.setattr(actions.sending, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    one = mailing(state="sending", started_at=timezone.now(), tree={"all": []})
    actions.prepare(one)

    def note(mailing_id, **kwargs):
        told.append(mailing_id)

    mailing_moves.connect(note)
    try:
        actions.go_on(mailing_id=one.pk)
    finally:
        mailing_moves.disconnect(note)
    assert told == [one.pk] * 3
    assert (len(outbox["email"]), state_of(one)) == (3, "finished")


def test_a_cancelled_one_leaves_nothing_waiting(db):
    for _ in range(2):
        reader("email")
    one = mailing(state="sending", started_at=timezone.now(), tree={"all": []})
    actions.prepare(one)
    actions.cancel(mailing=one, by=None)
    assert one.recipients.counts() == {("email", "dropped"): 2}
    assert actions.go_on(mailing_id=one.pk) == 0


def test_what_a_worker_gives_back_to_a_cancelled_one_is_dropped_as_well(db, monkeypatch):
    for _ in range(2):
        reader("email")
    one = mailing(state="sending", started_at=timezone.now(), tree={"all": []})
    actions.prepare(one)

    def cancelled_meanwhile(self, messages):
        actions.cancel(mailing=one, by=None)
        return [None, TemporaryFailure("busy")]

    monkeypatch.setattr(MemoryBackend, "send_many", cancelled_meanwhile)
    actions.go_on(mailing_id=one.pk)
    assert one.recipients.counts() == {("email", "sent"): 1, ("email", "dropped"): 1}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_many_who_press_at_once_one_begins(outbox):
    reader("email")
    one = mailing()
    begun = at_once(4, lambda number: actions.send(mailing=Mailing.objects.get(pk=one.pk), by=None))
    assert sorted(begun) == [False, False, False, True]
    assert len(outbox["email"]) == 1
    assert connection.vendor in ("sqlite", "postgresql")
