"""A week in words and as a grid of days and parts of the day, to be shown or to be tapped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from .availability import A_DAY, HOURS, MINUTES, Part, Week

PART_NAMES = {
    Part.EARLY_MORNING: _("Dawn"),
    Part.MORNING: _("Morning"),
    Part.AFTERNOON: _("Midday"),
    Part.EVENING: _("Evening"),
    Part.NIGHT: _("Night"),
}
REST = "rest"  # midnight to dawn: told in half hours only
REST_NAME = _("After midnight")
ALL, SOME, NONE = "all", "some", ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of one day: free throughout, free in some of its half hours, or not."""

    day: int
    part: str
    state: str

    @property
    def value(self) -> str:
        """What a tick of it says in a form: the day, the part, and whether some of it was free before."""
        return f"{self.day}-{self.part}-some" if self.state == SOME else f"{self.day}-{self.part}"


@dataclass(frozen=True, slots=True)
class Row:
    day: int
    name: Any
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    part: str
    name: Any
    hours: str


def hours_of(part: str) -> tuple[int, int]:
    return (0, HOURS[Part.EARLY_MORNING][0]) if part == REST else HOURS[Part(part)]


def slots_of(day: int, part: str) -> Week:
    """The half hours of that part of that day."""
    start, end = hours_of(part)
    first = day * A_DAY
    return Week.of(range(first + start * 60 // MINUTES, first + end * 60 // MINUTES))


def columns(week: Week) -> list[str]:
    """The named parts of the day; the hours after midnight only where some of them are free."""
    parts = [part.value for part in Part]
    late = any(week.overlap(slots_of(day, REST)) for day in range(7))
    return [*parts, REST] if late else parts


def headings(week: Week) -> list[Heading]:
    return [
        Heading(part, REST_NAME if part == REST else PART_NAMES[Part(part)], "{}–{}".format(*hours_of(part)))
        for part in columns(week)
    ]


def rows(week: Week) -> list[Row]:
    """Seven rows from Monday, each with a cell for every column."""
    parts = columns(week)
    return [Row(day, WEEKDAYS[day], tuple(_cell(week, day, part) for part in parts)) for day in range(7)]


def _cell(week: Week, day: int, part: str) -> Cell:
    whole = slots_of(day, part)
    free = week.overlap(whole)
    return Cell(day, part, ALL if free == whole else SOME if free else NONE)


def from_ticks(ticks: list[str], kept: Week) -> Week:
    """The week that was tapped. Parts of which some was free stay as they are where their tick stayed."""
    week = Week()
    for tick in ticks:
        day, part, *some = tick.split("-")
        chosen = slots_of(int(day), part)
        week |= kept.overlap(chosen) if some else chosen
    return week


def spans_in_words(week: Week) -> list[tuple[Any, list[str]]]:
    """Days with their free stretches, such as (Monday, ["16:00–20:00"])."""
    days: dict[int, list[str]] = {}
    for span in week.spans():
        end = "24:00" if f"{span.end:%H:%M}" == "00:00" else f"{span.end:%H:%M}"
        days.setdefault(span.weekday, []).append(f"{span.start:%H:%M}–{end}")
    return [(WEEKDAYS[day], spans) for day, spans in sorted(days.items())]
