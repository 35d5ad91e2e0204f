"""When a step of a series is due, so many days after something happened. Pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta, tzinfo

DAY = timedelta(days=1)


def due_at(moment: datetime, *, days: int, hour: int, zone: tzinfo) -> datetime:
    """That hour of that day on the site's clock; never before the thing itself."""
    day = moment.astimezone(zone).date() + timedelta(days=days)
    return max(moment, datetime.combine(day, time(hour), zone))


def span(now: datetime, *, days: int, late: timedelta) -> tuple[datetime, datetime]:
    """Between which moments something may have happened whose step came due in the time `late` before now."""
    return now - late - (days + 1) * DAY, now - max(days - 1, 0) * DAY


def is_due(due: datetime, now: datetime, *, late: timedelta) -> bool:
    """What should have left long ago, while the series stood still, does not leave now."""
    return now - late < due <= now
