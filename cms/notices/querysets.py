"""What may be asked about notices and deliveries."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Count, F, Q

from .enums import DEAD, DeliveryState
from .registry import kinds


class NoticeQuerySet(models.QuerySet[Any, Any]):
    def for_person(self, person: Any) -> NoticeQuerySet:
        """The person's own notices; nobody else's, and none for a guest."""
        return self.filter(person=person) if person else self.none()

    def known(self) -> NoticeQuerySet:
        """Those that can be put into words: an app that is no longer installed took its kinds along."""
        return self.filter(kind__in=kinds())

    def shown(self, *, at: datetime) -> NoticeQuerySet:
        """Those whose time has come; a reminder is written long before it is shown."""
        return self.filter(due_at__lte=at)

    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at=None)

    def mark_read(self, *, at: datetime) -> int:
        return self.shown(at=at).unread().update(read_at=at)


class DeliveryQuerySet(models.QuerySet[Any, Any]):
    def due(self, *, at: datetime) -> DeliveryQuerySet:
        return self.filter(state=DeliveryState.WAITING, due_at__lte=at)

    def claim(self, *, at: datetime) -> bool:
        """Take the sending upon oneself, in one statement; False when it is not due or another has it."""
        return bool(
            self.due(at=at).update(state=DeliveryState.CLAIMED, claimed_at=at, attempts=F("attempts") + 1)
        )

    def hold(self, *, at: datetime, until: datetime) -> None:
        """Leave what is due at that moment for later, without an attempt."""
        self.due(at=at).update(due_at=until, queued_at=None)

    def drop(self, *, at: datetime) -> None:
        """Give up what is due at that moment and would be of no use any more."""
        self.due(at=at).update(state=DeliveryState.LATE, finished_at=at)

    def finish(self, state: DeliveryState, *, at: datetime, cause: str = "", reason: str = "") -> None:
        """Say how a claimed delivery ended; a claim that was already judged is left alone."""
        self.filter(state=DeliveryState.CLAIMED).update(
            state=state, finished_at=at, cause=cause, reason=reason[:200]
        )

    def postpone(self, *, until: datetime, reason: str) -> None:
        self.filter(state=DeliveryState.CLAIMED).update(
            state=DeliveryState.WAITING,
            due_at=until,
            queued_at=None,
            claimed_at=None,
            reason=reason[:200],
        )

    def cut(self, *, before: datetime) -> DeliveryQuerySet:
        """Claims that nobody finished: the worker died between the claim and the answer."""
        return self.filter(state=DeliveryState.CLAIMED, claimed_at__lt=before)

    def queued(self, *, since: datetime) -> DeliveryQuerySet:
        """Those that were given to a worker and are not taken up yet."""
        return self.filter(state=DeliveryState.WAITING, queued_at__gte=since)

    def unqueued(self, *, since: datetime) -> DeliveryQuerySet:
        """Those that no worker was told of, or so long ago that it must have got lost."""
        return self.filter(Q(queued_at=None) | Q(queued_at__lt=since))

    def dead(self) -> DeliveryQuerySet:
        """What did not arrive, as far as anybody knows."""
        return self.filter(state__in=DEAD)

    def counts(self) -> list[tuple[str, str, str, int]]:
        """(state, cause, channel, how many), the most first."""
        grouped = self.values_list("state", "cause", "channel").annotate(count=Count("pk"))
        return list(grouped.order_by("-count", "state", "cause", "channel"))

    def revive(self, states: Collection[str], *, at: datetime, **fresh: Any) -> int:
        """Begin anew with those in one of these states; how many there were."""
        return self.filter(state__in=states).update(
            state=DeliveryState.WAITING,
            attempts=0,
            due_at=at,
            queued_at=at,
            claimed_at=None,
            finished_at=None,
            cause="",
            reason="",
            **fresh,
        )
