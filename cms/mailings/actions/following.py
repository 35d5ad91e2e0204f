"""A series follows people: whose day has come gets the step, once; who is no longer meant leaves it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import DateTimeField, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.log_actions import log

from cms.segments.trees import NOBODY, write

from .. import triggers
from ..conf import setting
from ..enums import SeriesState, State
from ..models import Mailing, Recipient, Series
from ..readers import readers_of
from ..signals import mailing_moves
from ..steps import due_at, is_due, span
from .moving import NotReady, lacking
from .preparing import rows_for

BATCH = 500


@transaction.atomic
def start_series(*, series: Series, by: Any) -> bool:
    """Follow people from now on, with every step that is written. Raises NotReady; False when nothing is to be started.

    Only what happens from the first start on counts: nobody is surprised by something long ago.
    """
    now = timezone.now()
    waiting = Mailing.objects.of(series).filter(state__in=(State.DRAFT, State.PAUSED))
    if lacks := [channel for step in waiting for channel in lacking(step)]:
        raise NotReady(lacks)
    this = Series.objects.filter(pk=series.pk)
    first = Coalesce("started_at", Value(now, DateTimeField()))
    moved = this.exclude(state=SeriesState.RUNNING).update(state=SeriesState.RUNNING, started_at=first)
    moved += waiting.filter(state=State.DRAFT).move(to=State.SENDING, started_at=now, tree=write(NOBODY))
    moved += waiting.filter(state=State.PAUSED).move(to=State.SENDING)
    if moved:
        log(instance=series, action="hunar_mailings.start", user=by)
    return bool(moved)


@transaction.atomic
def stop_series(*, series: Series, by: Any) -> bool:
    """Follow nobody any more. What waits stays where it is, and leaves when the series is started soon again."""
    running = Series.objects.filter(pk=series.pk, state=SeriesState.RUNNING)
    moved = bool(running.update(state=SeriesState.STOPPED))
    if moved:
        Mailing.objects.of(series).sending().move(to=State.PAUSED)
        log(instance=series, action="hunar_mailings.end", user=by)
    return moved


def follow_all() -> int:
    """Look whose day has come, in every series; how many messages were made."""
    running = Series.objects.filter(state=SeriesState.RUNNING)
    return sum(_follow(series, step) for series in running for step in Mailing.objects.of(series).sending())


def _follow(series: Series, step: Mailing) -> int:
    """Each batch is a transaction of its own. Run twice, or cut in between, the rest is found the next time."""
    trigger = triggers.get(series.trigger)
    if trigger is None or series.started_at is None:
        return 0
    now, late = timezone.now(), timedelta(days=setting("SERIES_LATE_DAYS"))
    since, until = span(now, days=step.days, late=late)
    told = trigger.moments(series.about, max(since, series.started_at), until, None)
    people = sorted({person for person, moment in told if is_due(_due(step, moment), now, late=late)})
    made = sum(_give(step, people[first : first + BATCH], now) for first in range(0, len(people), BATCH))
    if made:
        mailing_moves.send(Mailing, mailing_id=step.pk)
    return made


def _due(step: Mailing, moment: datetime) -> datetime:
    return due_at(moment, days=step.days, hour=step.hour, zone=timezone.get_default_timezone())


@transaction.atomic
def _give(step: Mailing, people: Collection[int], now: datetime) -> int:
    """Of two at once, the database lets one write a person's row."""
    have = Recipient.objects.filter(mailing=step, person__in=people).values_list("person", flat=True)
    new = set(people) - set(have)
    if not new or not Mailing.objects.sending().filter(pk=step.pk).exists():
        return 0
    rows = [row for reader in readers_of(new).values() for row in rows_for(step, reader, now)]
    Recipient.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def staying(series: Series, person_ids: Collection[int]) -> set[int]:
    """Those of whom what the series follows still holds."""
    trigger = triggers.get(series.trigger)
    if trigger is None or series.started_at is None:
        return set()
    told = trigger.moments(series.about, series.started_at, timezone.now(), person_ids)
    return {person for person, _moment in told}
