"""How often somebody may do what a flood could be made of: so many times in so many minutes.

A table in the settings says it, minutes → how many. Here rows are counted that are kept anyhow; what leaves no row is
counted by `networks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone


def is_flood(
    rows: models.QuerySet[Any, Any], table: Mapping[int, int], *, moment: str = "at", times: int = 1
) -> bool:
    """Whether one more of these rows would be more than the table allows, `times` over; `moment` is when each was."""
    now = timezone.now()
    return any(
        rows.filter(**{f"{moment}__gt": now - timedelta(minutes=minutes)}).count() >= most * times
        for minutes, most in table.items()
    )
