"""Quiet hours: when a message would disturb, and until when it waits. Pure.

They are meant as a clock on the wall shows them, so they move with summer time. A clock that is put forward over their
end, or back into them, makes them a little shorter or longer, and never lets a message leave while the clock shows one
of them.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
AWAKE_AT_LEAST = timedelta(hours=4)  # so that what waits can leave


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` up to `end`, not including it, on the clock of that zone; over midnight when `end` is earlier."""

    start: time
    end: time
    zone: ZoneInfo

    def holds(self, at: datetime) -> bool:
        """Whether it is quiet at that moment."""
        shown = at.astimezone(self.zone).time()
        if self.start <= self.end:
            return self.start <= shown < self.end
        return shown >= self.start or shown < self.end

    def over(self, at: datetime) -> datetime:
        """That moment itself when it is not quiet, otherwise the first one after it that is not."""
        if not self.holds(at):
            return at
        return min(end for end in self._ends(at) if end > at and not self.holds(end))

    def begins(self, after: datetime) -> datetime | None:
        """The first moment after that one at which it begins to be quiet; None where it never is."""
        if self.start == self.end:
            return None
        today = after.astimezone(self.zone).date()
        days = (datetime.combine(today + days * DAY, self.start, self.zone) for days in range(4))
        return min(begin for begin in (day.astimezone(UTC) for day in days) if begin > after)

    def _ends(self, at: datetime) -> list[datetime]:
        """Where the hours may end around that day: an hour that the clock shows twice is meant both times."""
        today = at.astimezone(self.zone).date()
        return [
            datetime.combine(today + days * DAY, self.end, self.zone).replace(fold=fold).astimezone(UTC)
            for days in range(4)  # some places have left out a day to change the side of the date line
            for fold in (0, 1)
        ]


def waking(start: time, end: time) -> timedelta:
    """How long a day is not quiet."""
    quiet = timedelta(hours=end.hour - start.hour, minutes=end.minute - start.minute) % DAY
    return DAY - quiet
