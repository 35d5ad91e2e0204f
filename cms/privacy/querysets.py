"""What may be asked about requests for one's data and for erasure."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F

from .enums import ErasureState, ExportState


class ExportQuerySet(models.QuerySet[Any, Any]):
    def for_person(self, person: Any) -> ExportQuerySet:
        """The person's own; none for a guest."""
        return self.filter(person=person) if person else self.none()

    def waiting(self) -> ExportQuerySet:
        return self.filter(state=ExportState.WAITING)

    def ready(self, *, at: datetime) -> ExportQuerySet:
        """Those that can still be fetched."""
        return self.filter(state=ExportState.READY, expires_at__gt=at)

    def count_attempt(self, *, most: int) -> bool:
        """Begin making one; False when it is made, or was tried often enough."""
        return bool(self.waiting().filter(attempts__lt=most).update(attempts=F("attempts") + 1))


class ErasureQuerySet(models.QuerySet[Any, Any]):
    def for_person(self, person: Any) -> ErasureQuerySet:
        return self.filter(person=person) if person else self.none()

    def open(self) -> ErasureQuerySet:
        """Asked for, and neither called off nor done."""
        return self.filter(state__in=(ErasureState.WAITING, ErasureState.WORKING))

    def due(self, *, at: datetime) -> ErasureQuerySet:
        """Those whose days have passed, and those that were cut in the middle."""
        return self.open().filter(due_at__lte=at).order_by("due_at", "pk")

    def cancel(self, *, at: datetime) -> bool:
        """Call it off, in one statement; False once it is being done."""
        return bool(
            self.filter(state=ErasureState.WAITING).update(state=ErasureState.CANCELLED, finished_at=at)
        )

    def begin(self, *, at: datetime) -> bool:
        """Begin what is due; from here on there is no way back. Beginning again goes on."""
        return bool(self.due(at=at).update(state=ErasureState.WORKING))
