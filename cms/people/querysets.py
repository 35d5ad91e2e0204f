"""What may be asked about people, their consents and the districts they live in."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.db.models import Q


class PersonQuerySet(models.QuerySet[Any, Any]):
    def present(self) -> PersonQuerySet:
        """Everybody who has not been erased."""
        return self.filter(erased_at=None)


class AppendOnlyQuerySet(models.QuerySet[Any, Any]):
    """Reads as usual. Rows are added, and go when their time is over; the database refuses a change as well."""

    def update(self, **kwargs: object) -> int:
        raise TypeError(f"{self.model.__name__} is append-only.")


class ConsentQuerySet(AppendOnlyQuerySet):
    def newest_first(self) -> ConsentQuerySet:
        return self.order_by("-at", "-pk")

    def present(self) -> dict[str, Any]:
        """The last decision for each purpose, by purpose."""
        return {consent.purpose: consent for consent in self.order_by("at", "pk")}

    def is_given(self, purpose: str) -> bool:
        last = self.filter(purpose=purpose).newest_first().first()
        return bool(last and last.given)

    def given_by(self, purpose: str) -> set[int]:
        """The people among these whose last decision about it is yes, in one query."""
        decisions = self.filter(purpose=purpose).order_by("at", "pk").values_list("person", "given")
        return {person for person, given in dict(decisions).items() if given}


class DistrictQuerySet(models.QuerySet[Any, Any]):
    def on(self, date: datetime.date) -> DistrictQuerySet:
        """The districts that existed on a day."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=date), Q(valid_to=None) | Q(valid_to__gt=date)
        )


class ResidenceQuerySet(models.QuerySet[Any, Any]):
    def on(self, date: datetime.date) -> ResidenceQuerySet:
        """Where people lived on a day, the latest answer first."""
        return self.filter(since__lte=date).order_by("-since")
