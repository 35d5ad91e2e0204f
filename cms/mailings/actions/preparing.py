"""Everybody a mailing is for, some at a time: who may be written to gets a row, once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.notices.conf import setting as notice_setting
from cms.notices.waiting import share_of
from cms.segments.audience import people_of

from ..conf import setting
from ..models import Mailing, Recipient
from ..reach import tree_of
from ..readers import KIND, Reader, readers_of


@transaction.atomic
def prepare(mailing: Mailing) -> int:
    """Look at the next people behind the cursor; how many they were. Nothing when another worker was first."""
    now = timezone.now()
    behind = people_of(tree_of(mailing)).filter(pk__gt=mailing.cursor).order_by("pk")
    ids: list[Any] = list(behind.values_list("pk", flat=True)[: setting("BATCH")])
    here = Mailing.objects.sending().filter(pk=mailing.pk, cursor=mailing.cursor, prepared_at=None)
    if not here.update(**({"cursor": ids[-1]} if ids else {"prepared_at": now})):
        return 0
    readers = readers_of(ids)
    rows = [row for pk in ids if pk in readers for row in _rows(mailing, readers[pk], now)]
    Recipient.objects.bulk_create(rows, ignore_conflicts=True)
    return len(ids)


def _rows(mailing: Mailing, reader: Reader, now: datetime) -> list[Recipient]:
    rows = [
        Recipient(mailing=mailing, person=reader.person, channel=way) for way in reader.ways(mailing.channels)
    ]
    for row in rows:
        row.due_at = earliest(row, reader, now)
    return rows


def earliest(row: Recipient, reader: Reader, at: datetime) -> datetime:
    """The first moment that suits the person; what waited for the end of quiet hours leaves bit by bit."""
    spread = timedelta(minutes=notice_setting("SPREAD_MINUTES")) * share_of(row.key)
    return reader.wishes.earliest(KIND, at=at, spread=spread)
