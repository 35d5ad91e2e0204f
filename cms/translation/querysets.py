"""What may be asked about segments that were translated."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet


class TranslatedSegmentQuerySet(QuerySet[Any]):
    def of(self, page_id: int) -> TranslatedSegmentQuerySet:
        return self.filter(page_id=page_id)

    def inside(self, path: str) -> TranslatedSegmentQuerySet:
        """The segment of that path, and whatever stands inside it."""
        return self.filter(Q(path=path) | Q(path__startswith=f"{path}."))
