"""What may be asked about segments that were translated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet


class TranslatedSegmentQuerySet(QuerySet[Any]):
    def put(self, rows: Iterable[Any]) -> None:
        """Write these down in one go, in place of what is known of the same segments.

        Blocks that were copied by hand may share an id, and so a path: the last one counts.
        """
        kept = ["source_digest", "source_words", "words_digest", "translated_at"]
        last = {(row.page_id, row.path): row for row in rows}
        self.bulk_create(
            last.values(), update_conflicts=True, unique_fields=["page", "path"], update_fields=kept
        )

    def of(self, page_id: int) -> TranslatedSegmentQuerySet:
        return self.filter(page_id=page_id)

    def inside(self, path: str) -> TranslatedSegmentQuerySet:
        """The segment of that path, and whatever stands inside it."""
        return self.filter(Q(path=path) | Q(path__startswith=f"{path}."))
