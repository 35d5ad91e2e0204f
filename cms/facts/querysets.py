"""What may be asked of facts and their editions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable


class EditionQuerySet(QuerySet[Any]):
    def standing(self) -> EditionQuerySet:
        """Those that were not found to be wrong."""
        return self.filter(withdrawn=False)

    def in_force(self, on: date | Combinable) -> EditionQuerySet:
        """One for each fact: the last that had begun on that day."""
        begun = self.model.objects.standing().filter(fact=OuterRef("fact"), valid_from__lte=on)
        return self.filter(pk=Subquery(begun.order_by("-valid_from").values("pk")[:1]))

    def left_to_age(self) -> EditionQuerySet:
        """Those that no other answer has taken over from on the day after their review date."""
        return self.in_force(OuterRef("review_by") + timedelta(days=1))

    def owned(self) -> EditionQuerySet:
        """Those of facts that somebody looks after."""
        return self.exclude(fact__owner=None)

    def expired(self, on: date) -> EditionQuerySet:
        return self.filter(review_by__lt=on)

    def due_within(self, on: date, *, days: int) -> EditionQuerySet:
        """Still good on that day, and no longer so many days later."""
        return self.filter(review_by__gte=on, review_by__lt=on + timedelta(days=days))
