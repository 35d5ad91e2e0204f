"""What may be asked about notices and deliveries."""

from datetime import datetime

from django.db import models
from django.db.models import F

from .enums import DeliveryState
from .registry import kinds


class NoticeQuerySet(models.QuerySet):
    def for_person(self, person):
        """The person's own notices; nobody else's, and none for a guest."""
        return self.filter(person=person) if person else self.none()

    def known(self):
        """Those that can be put into words: an app that is no longer installed took its kinds along."""
        return self.filter(kind__in=kinds())

    def unread(self):
        return self.filter(read_at=None)

    def mark_read(self, *, at: datetime) -> int:
        return self.unread().update(read_at=at)


class DeliveryQuerySet(models.QuerySet):
    def claim(self, *, at: datetime) -> bool:
        """Take the sending upon oneself, in one statement; False when it is not due or another has it."""
        return bool(
            self.filter(state=DeliveryState.WAITING, due_at__lte=at).update(
                state=DeliveryState.CLAIMED, claimed_at=at, attempts=F("attempts") + 1
            )
        )

    def finish(self, state: DeliveryState, *, at: datetime, reason: str = "") -> None:
        """Say how a claimed delivery ended; a claim that was already judged is left alone."""
        self.filter(state=DeliveryState.CLAIMED).update(state=state, finished_at=at, reason=reason[:200])

    def postpone(self, *, until: datetime, reason: str) -> None:
        self.filter(state=DeliveryState.CLAIMED).update(
            state=DeliveryState.WAITING, due_at=until, claimed_at=None, reason=reason[:200]
        )

    def due(self, *, at: datetime):
        return self.filter(state=DeliveryState.WAITING, due_at__lte=at)

    def cut(self, *, before: datetime):
        """Claims that nobody finished: the worker died between the claim and the answer."""
        return self.filter(state=DeliveryState.CLAIMED, claimed_at__lt=before)
