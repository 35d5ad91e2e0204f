"""Everybody a mailing is for, some at a time: who may be written to gets a row, once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.notices.conf import setting as notice_setting
from cms.notices.waiting import share_of
from cms.segments.audience import people_of

from ..aimed import guests_for, tree_of
from ..conf import setting
from ..models import Mailing, Recipient
from ..readers import Guest, Reader, guests_of, readers_of


@transaction.atomic
def prepare(mailing: Mailing) -> int:
    """Look at the next people behind the cursor, and after them at subscribers; how many they were.

    Nothing when another worker was first.
    """
    if mailing.series_id:  # whose day has come is found by the series
        return 0
    now, most = timezone.now(), setting("BATCH")
    people: list[Any] = _behind(people_of(tree_of(mailing)), mailing.cursor, most)
    guests: list[Any] = [] if people else _behind(guests_for(mailing), mailing.guest_cursor, most)
    here = Mailing.objects.sending().filter(
        pk=mailing.pk, cursor=mailing.cursor, guest_cursor=mailing.guest_cursor, prepared_at=None
    )
    moved = (
        {"cursor": people[-1]} if people else {"guest_cursor": guests[-1]} if guests else {"prepared_at": now}
    )
    if not here.update(**moved):
        return 0
    readers = readers_of(people) if people else guests_of(guests)
    rows = [row for reader in readers.values() for row in rows_for(mailing, reader, now)]
    Recipient.objects.bulk_create(rows, ignore_conflicts=True)
    return len(people) + len(guests)


def _behind(everybody: Any, cursor: int, most: int) -> list[Any]:
    return list(everybody.filter(pk__gt=cursor).order_by("pk").values_list("pk", flat=True)[:most])


def rows_for(mailing: Mailing, reader: Reader | Guest, now: datetime) -> list[Recipient]:
    """Not yet kept: one for each way by which this reader wants it."""
    who = {"subscriber": reader.subscriber} if isinstance(reader, Guest) else {"person": reader.person}
    rows = [Recipient(mailing=mailing, channel=way, **who) for way in reader.ways(mailing.channels)]
    for row in rows:
        row.due_at = earliest(row, reader, now)
    return rows


def earliest(row: Recipient, reader: Reader | Guest, at: datetime) -> datetime:
    """The first moment that suits the reader; what waited for the end of quiet hours leaves bit by bit."""
    spread = timedelta(minutes=notice_setting("SPREAD_MINUTES")) * share_of(row.key)
    return reader.earliest(at=at, spread=spread)
