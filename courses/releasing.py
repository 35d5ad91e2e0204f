"""When the modules of a course open to a learner. Pure: plain values in, plain values out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Module:
    """A part of a course and when it opens to a learner."""

    key: str
    release: str = "at_once"
    date: datetime | None = None
    days: int = 0


def openings(
    modules: Sequence[Module], lessons: Mapping[str, Sequence[datetime | None]], enrolled_at: datetime
) -> dict[str, datetime | None]:
    """When each module opens, by key; None where it waits for the one before it.

    `lessons` gives, by module key, when each required lesson of it was done.
    """
    opened: dict[str, datetime | None] = {}
    before: datetime | None = enrolled_at
    for module in modules:
        opened[module.key] = _opening(module, before, enrolled_at)
        moments = lessons.get(module.key, ())
        before = max([m for m in (*moments, opened[module.key]) if m], default=None) if all(moments) else None
    return opened


def _opening(module: Module, before: datetime | None, enrolled_at: datetime) -> datetime | None:
    if module.release == "after_previous":
        return before
    if module.release == "days":
        return enrolled_at + timedelta(days=module.days)
    return module.date if module.release == "date" and module.date else enrolled_at
