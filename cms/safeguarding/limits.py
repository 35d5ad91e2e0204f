"""How often somebody may do what a flood could be made of: so many times in so many minutes.

A table in the settings says it, minutes → how many, as for the codes of signing in.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils import timezone


def is_flood(
    rows: models.QuerySet[Any, Any], table: Mapping[int, int], *, now: datetime | None = None
) -> bool:
    """Whether one more of these rows, which have a moment `at`, would be more than the table allows."""
    now = now or timezone.now()
    return any(
        rows.filter(at__gt=now - timedelta(minutes=minutes)).count() >= most
        for minutes, most in table.items()
    )
