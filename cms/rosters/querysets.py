"""What may be asked of lists of people and their rows."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Count, QuerySet

from .enums import OPEN, WRITTEN, Outcome, State


class RosterQuerySet(QuerySet[Any]):
    def open(self) -> RosterQuerySet:
        """Those that are not finished with."""
        return self.filter(state__in=OPEN)

    def take_turns(self) -> None:
        """Let no other list be written until this transaction ends: two could bring the same person at once."""
        list(self.filter(state=State.WRITING).select_for_update().order_by("pk").values_list("pk", flat=True))


class RosterEntryQuerySet(QuerySet[Any]):
    def counts(self) -> dict[str, int]:
        """How many rows there are of each outcome."""
        return dict(self.order_by().values_list("outcome").annotate(count=Count("pk")))

    def new(self) -> RosterEntryQuerySet:
        """Rows still to be written."""
        return self.filter(outcome=Outcome.NEW)

    def held(self) -> RosterEntryQuerySet:
        return self.filter(outcome=Outcome.HELD)

    def written(self) -> RosterEntryQuerySet:
        return self.filter(outcome__in=WRITTEN, person__isnull=False)

    def people_of_rows(self, *, digest: str, numbers: Collection[int]) -> dict[int, int]:
        """Whom rows of a file have become, by their number, whenever it was sent."""
        rows = self.written().filter(digest=digest, number__in=numbers)
        return dict(rows.values_list("number", "person"))

    def people_of_prints(self, prints: Collection[str]) -> dict[str, int]:
        """Whom rows with those very words have become, in any list."""
        rows = self.written().filter(fingerprint__in=prints).order_by("-pk")
        return dict(rows.values_list("fingerprint", "person"))
