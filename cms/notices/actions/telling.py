"""A notice is told, read, or taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from ..conf import setting
from ..enums import Channel
from ..models import Delivery, Notice
from ..readers import Reader, readers_of
from ..registry import NoticeKind, Params, Words, get_kind, words
from ..signals import deliveries_wait, delivery_due
from ..waiting import share_of

BATCH = 500


@dataclass(frozen=True, slots=True)
class Telling:
    """One person's notice among many of the same kind."""

    person_id: int
    params: Params = field(default_factory=dict)
    once: str = ""


@transaction.atomic
def notify(
    *,
    person: Any,
    kind: str,
    params: Params | None = None,
    once: str = "",
    at: datetime | None = None,
    until: datetime | None = None,
) -> Notice:
    """Tell a person something: into the inbox now, out by the kind's channels on commit.

    Raises KeyError for a kind nobody registered. With `once`, telling again finds the first telling. With `at`, it
    stands in the inbox from then on, and leaves then: a reminder, which `withdraw_notice` takes back. From `until` on
    it would be of no use: what quiet hours or a gateway would hold so long does not leave at all.
    """
    known, now = _known(kind), timezone.now()
    told = {"params": params or {}, "due_at": max(now, at or now), "until": until}
    if not once:
        notice, new = Notice.objects.create(person=person, kind=kind, **told), True
    else:
        notice, new = Notice.objects.get_or_create(person=person, kind=kind, once=once, defaults=told)
    if new:
        _send(notice, known, now)
    return notice


def _send(notice: Notice, kind: NoticeKind, now: datetime) -> None:
    """On its way on commit what may leave at once; the rest is found when it comes due."""
    deliveries = list(_deliveries(notice, kind, readers_of([notice.person_id])[notice.person_id], now))
    for delivery in deliveries:
        delivery.queued_at = now if delivery.due_at <= now else None
    for delivery in Delivery.objects.bulk_create(deliveries):
        if delivery.queued_at:
            transaction.on_commit(partial(delivery_due.send, Delivery, delivery_id=delivery.pk))


def notify_many(
    *, kind: str, tellings: Iterable[Telling], at: datetime | None = None, until: datetime | None = None
) -> int:
    """Tell many people, with the same number of queries for each five hundred; returns how many notices are new.

    Each batch is a transaction of its own unless there is one: give a `once` to each telling, and running it again
    after a crash tells those who were not told. What they are told leaves in the background, some at a time.
    """
    known, told = _known(kind), 0
    for batch in _batches(tellings):
        told += _tell(batch, known, at, until)
    if told:
        transaction.on_commit(partial(deliveries_wait.send, Delivery))
    return told


def _known(name: str) -> NoticeKind:
    kind = get_kind(name)
    if kind is None:
        raise KeyError(name)
    return kind


def _batches(tellings: Iterable[Telling]) -> Iterator[list[Telling]]:
    left = iter(tellings)
    while batch := list(islice(left, BATCH)):
        yield batch


@transaction.atomic
def _tell(batch: list[Telling], kind: NoticeKind, at: datetime | None, until: datetime | None) -> int:
    now = timezone.now()
    notices = _write(batch, kind, due_at=max(now, at or now), until=until)
    readers = readers_of({notice.person_id for notice in notices})
    Delivery.objects.bulk_create(
        delivery
        for notice in notices
        for delivery in _deliveries(notice, kind, readers[notice.person_id], now)
    )
    return len(notices)


def _write(batch: list[Telling], kind: NoticeKind, **times: datetime | None) -> list[Notice]:
    """The notices that are new. One that is told elsewhere in the same moment is looked for again."""
    try:
        with transaction.atomic():
            return Notice.objects.bulk_create(_new(batch, kind, times))
    except IntegrityError:
        return Notice.objects.bulk_create(_new(batch, kind, times))


def _new(batch: list[Telling], kind: NoticeKind, times: dict[str, datetime | None]) -> list[Notice]:
    known = set(
        Notice.objects.filter(
            kind=kind.name,
            person__in={one.person_id for one in batch},
            once__in={one.once for one in batch} - {""},
        ).values_list("person_id", "once")
    )
    made = []
    for one in sorted(
        batch, key=lambda one: one.person_id
    ):  # one order, so that two rounds cannot lock each other
        if (one.person_id, one.once) not in known:
            made.append(
                Notice(person_id=one.person_id, kind=kind.name, params=one.params, once=one.once, **times)
            )
            known |= {(one.person_id, one.once)} if one.once else set()
    return made


def _deliveries(notice: Notice, kind: NoticeKind, reader: Reader, now: datetime) -> Iterator[Delivery]:
    """One for each channel that reaches the person in time, due at the first moment that suits them."""
    for channel in reader.ways(kind):
        delivery = Delivery(notice=notice, channel=channel)
        delivery.due_at = earliest(delivery, kind, reader, max(now, notice.due_at))
        if notice.until is None or delivery.due_at < notice.until:
            yield delivery


def earliest(delivery: Delivery, kind: NoticeKind, reader: Reader, at: datetime) -> datetime:
    """The first moment that suits the person; an e-mail makes no sound, and waits for no prayer."""
    by_phone = delivery.channel != Channel.EMAIL
    return reader.wishes.earliest(kind, at=at, spread=spread_of(delivery), praying=by_phone)


def spread_of(delivery: Delivery) -> timedelta:
    """How long after the end of quiet hours this one leaves."""
    return timedelta(minutes=setting("SPREAD_MINUTES")) * share_of(delivery.key)


def words_of(notice: Notice, *, language: str) -> Words | None:
    """The notice's words, or None when the app that knew its kind is gone."""
    kind = get_kind(notice.kind)
    return words(kind, notice.params, language=language) if kind else None


def withdraw_notice(*, person: Any, kind: str, once: str) -> bool:
    """Take back what was told with that `once`: out of the inbox, and of what has not left yet. True when it was there.

    The same can then be told again, as of a meeting that was moved.
    """
    if not once:
        raise ValueError("Only what was told with a `once` can be found again.")
    return bool(Notice.objects.filter(person=person, kind=kind, once=once).delete()[0])


def mark_read(*, person: Any, notice_id: int | None = None) -> int:
    """Mark one of the person's own notices as read, or all of them."""
    notices = Notice.objects.for_person(person)
    if notice_id is not None:
        notices = notices.filter(pk=notice_id)
    return notices.mark_read(at=timezone.now())
