"""What may be asked of imports."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from wagtail.models import Locale

from .enums import State


class CourseImportQuerySet(QuerySet[Any]):
    def open(self) -> CourseImportQuerySet:
        """Those still waiting or under way."""
        return self.filter(state__in=[State.WAITING, State.READING, State.WRITING])

    def newest_first(self) -> CourseImportQuerySet:
        return self.order_by("-created_at", "-pk")


class ImportLineQuerySet(QuerySet[Any]):
    def counts(self) -> dict[str, int]:
        """How many lines there are of each outcome."""
        rows = self.order_by().values_list("outcome").annotate(count=Count("pk"))
        return dict(rows)


class ImportedItemQuerySet(QuerySet[Any]):
    def of_course(self, source: str, locale: Locale) -> ImportedItemQuerySet:
        return self.filter(source=source, locale=locale)
