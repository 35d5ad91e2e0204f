"""What may be asked about campaigns and what was counted of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q, Sum
from django.db.models.functions import Coalesce


class CampaignQuerySet(models.QuerySet[Any, Any]):
    def live(self) -> CampaignQuerySet:
        return self.filter(is_live=True)

    def running(self, on: date) -> CampaignQuerySet:
        return self.live().filter(starts_on__lte=on, ends_on__gte=on)

    def to_start(self, on: date) -> CampaignQuerySet:
        """Those whose first day has come and whose start nobody was told of."""
        return self.running(on).filter(started_at=None)

    def to_end(self, on: date) -> CampaignQuerySet:
        return self.live().filter(ends_on__lt=on, ended_at=None)


class CountQuerySet(models.QuerySet[Any, Any]):
    """Rows of counts: what was folded, or what is still to be."""

    def between(self, first: date | None, last: date | None) -> CountQuerySet:
        wanted = Q()
        if first:
            wanted &= Q(day__gte=first)
        if last:
            wanted &= Q(day__lte=last)
        return self.filter(wanted)

    def sums(self, *by: str) -> dict[tuple[Any, ...], int]:
        """How much there is of each combination of these columns."""
        rows = self.order_by().values_list(*by).annotate(_sum=Coalesce(Sum("count"), 0))
        return {tuple(row[:-1]): row[-1] for row in rows}

    def discard(self) -> None:
        """Delete without looking at each row first: nothing hangs on a count, and nobody has to hear of it."""
        self._raw_delete(self.db)


class PairQuerySet(models.QuerySet[Any, Any]):
    def finished(self) -> PairQuerySet:
        """Asked before and after: the others say nothing about change."""
        return self.exclude(after=None)
