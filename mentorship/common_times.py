"""A few times at which everybody could meet: from their weeks, past what the mentor has already."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from .availability import Week, meeting_times
from .models import Match, Meeting
from .zones import zone_of

NOTICE = timedelta(hours=3)  # nobody is asked to meet in a moment
MORE = 3  # times as many are looked at, since the mentor may have something at some of them


def suggested_times(match: Match, *, now: datetime, minutes: int, count: int = 4) -> list[datetime]:
    """The next times, one a day at most; none where the weeks do not meet."""
    found = meeting_times(weeks_of(match), now + NOTICE, minutes, count * MORE)
    if not found:
        return []
    has = list(
        Meeting.objects.live().filter(
            mentor__mentor=match.mentor.mentor,
            starts_at__gt=found[0] - timedelta(days=1),
            starts_at__lt=found[-1] + timedelta(days=1),
        )
    )
    return [start for start in found if not _clashes(start, minutes, has)][:count]


def weeks_of(match: Match) -> list[tuple[Week, tzinfo]]:
    """The mentor's week and those of everybody who would be asked."""
    mentees = [match.mentee]
    if match.circle_id:
        others = Match.objects.active().filter(circle=match.circle_id).exclude(pk=match.pk)
        mentees += [other.mentee for other in others.select_related("mentee")]
    return [(_week(one), zone_of(one.time_zone)) for one in (match.mentor.mentor, *mentees)]


def _week(one) -> Week:
    return Week.from_bytes(bytes(one.week))


def _clashes(start: datetime, minutes: int, meetings: list[Meeting]) -> bool:
    end = start + timedelta(minutes=minutes)
    return any(meeting.starts_at < end and start < meeting.ends_at for meeting in meetings)
