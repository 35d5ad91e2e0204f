"""When somebody is free in a usual week, in half hours. Pure: plain values in, plain values out.

A `Week` itself knows no time zone. What a person tells us is kept as they said it, in their own local time, with their
zone beside it: a mentor in London who is free on Tuesdays at seven stays free at seven when the clocks change. Weeks of
two people are compared in one reference, UTC, on a date (`to_utc`). Pakistan keeps one offset all year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import NamedTuple

MINUTES = 30
A_DAY = 24 * 60 // MINUTES
SLOTS = 7 * A_DAY
BYTES = SLOTS // 8
ALWAYS = (1 << SLOTS) - 1
HALF_HOUR = timedelta(minutes=MINUTES)


class Part(StrEnum):
    """A named part of the day, as people in Pakistan divide it."""

    EARLY_MORNING = "early_morning"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


# From hour to hour. Early morning follows the dawn prayer; offices and shops close towards evening; freelancers whose
# customers sleep when we wake work at night. The hours after midnight can be told in half hours only.
HOURS: Mapping[Part, tuple[int, int]] = {
    Part.EARLY_MORNING: (5, 8),
    Part.MORNING: (8, 12),
    Part.AFTERNOON: (12, 16),
    Part.EVENING: (16, 20),
    Part.NIGHT: (20, 24),
}


class Span(NamedTuple):
    """Free without a break. Monday is 0. An `end` that is not later than `start` is on the next day."""

    weekday: int
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Week:
    """336 half hours; bit 0 of `bits` is Monday 00:00. A week has no end: Sunday night runs into Monday."""

    bits: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.bits <= ALWAYS:
            raise ValueError(f"A week has {SLOTS} half hours")

    # Making one

    @classmethod
    def of(cls, slots: Iterable[int]) -> Week:
        """From the numbers of half hours, 0 to 335."""
        bits = 0
        for slot in slots:
            if not 0 <= slot < SLOTS:
                raise ValueError(f"A week has half hours 0 to {SLOTS - 1}, not {slot}")
            bits |= 1 << slot
        return cls(bits)

    @classmethod
    def from_parts(cls, days: Mapping[int, Iterable[str]]) -> Week:
        """From named parts of the day by weekday: `{0: ["evening", "night"], 5: ["morning"]}`."""
        return cls.of(
            slot for weekday, parts in days.items() for part in parts for slot in _slots_of(weekday, part)
        )

    @classmethod
    def between(cls, weekday: int, start: time, end: time) -> Week:
        """One stretch, in whole half hours inside it; it runs past midnight when `end` is not later than `start`."""
        first = weekday * A_DAY + -(-_minute(start) // MINUTES)
        last = weekday * A_DAY + _minute(end) // MINUTES + (A_DAY if end <= start else 0)
        return cls.of(slot % SLOTS for slot in range(first, last))

    @classmethod
    def from_bytes(cls, packed: bytes) -> Week:
        if len(packed) != BYTES:
            raise ValueError(f"A week is {BYTES} bytes, not {len(packed)}")
        return cls(int.from_bytes(packed, "little"))

    def to_bytes(self) -> bytes:
        """42 bytes: half hour n is bit n % 8 of byte n // 8."""
        return self.bits.to_bytes(BYTES, "little")

    # Asking it

    def __bool__(self) -> bool:
        return bool(self.bits)

    def __contains__(self, slot: int) -> bool:
        return bool(self.bits >> slot % SLOTS & 1)

    def __iter__(self) -> Iterator[int]:
        return (slot for slot in range(SLOTS) if self.bits >> slot & 1)

    def __len__(self) -> int:
        return self.bits.bit_count()

    @property
    def hours(self) -> float:
        return len(self) * MINUTES / 60

    def __or__(self, other: Week) -> Week:
        return Week(self.bits | other.bits)

    def __sub__(self, other: Week) -> Week:
        return Week(self.bits & ~other.bits)

    def overlap(self, other: Week) -> Week:
        """When both are free. The two must be told in the same reference."""
        return Week(self.bits & other.bits)

    def parts(self) -> dict[int, tuple[Part, ...]]:
        """The named parts that are free throughout, by weekday; days without any are left out."""
        days = {weekday: tuple(part for part in Part if self._covers(weekday, part)) for weekday in range(7)}
        return {weekday: parts for weekday, parts in days.items() if parts}

    def _covers(self, weekday: int, part: Part) -> bool:
        return all(slot in self for slot in _slots_of(weekday, part))

    def spans(self) -> list[Span]:
        """The free stretches, in the order in which they begin; one that runs past midnight is one stretch.

        A stretch longer than a day is cut at each midnight, so that "free all week" reads as seven whole days.
        """
        return [
            Span(first // A_DAY, _clock(first), _clock(first + length))
            for first, length in sorted(self._stretches())
        ]

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """First half hour and length of each stretch."""
        starts = [slot for slot in self if slot - 1 not in self] or ([0] if self else [])
        for first in starts:
            length = next((n for n in range(1, SLOTS) if first + n not in self), SLOTS)
            yield from _cut_at_midnight(first, length) if length > A_DAY else [(first, length)]

    # Between zones

    def to_utc(self, zone: tzinfo, on: date) -> Week:
        """This week, told in local time of the zone, as it falls in UTC with the offset in force at noon of `on`."""
        return self._read_from(_offset(zone, on))

    def in_zone(self, zone: tzinfo, on: date) -> Week:
        """This week, told in UTC, as it falls in local time with the offset in force at noon of `on`."""
        return self._read_from(-_offset(zone, on))

    def _read_from(self, minutes: int) -> Week:
        """The week whose half hours begin so many minutes later in this one.

        Where that cuts half hours in two (Nepal is 5:45 ahead), one is free only when both it touches are.
        """
        slots, rest = divmod(minutes, MINUTES)
        moved = self._rotated(slots)
        return moved.overlap(self._rotated(slots + 1)) if rest else moved

    def _rotated(self, slots: int) -> Week:
        slots %= SLOTS
        return Week((self.bits >> slots | self.bits << SLOTS - slots) & ALWAYS)

    # Meeting

    def next_times(self, after: datetime, minutes: int, count: int, zone: tzinfo) -> list[datetime]:
        """When a meeting of that many minutes could begin: see `meeting_times`. The week is told in local time."""
        return meeting_times([(self, zone)], after, minutes, count)

    def _is_free(self, moment: datetime) -> bool:
        """Whether the half hour from this local moment is free."""
        minute = moment.weekday() * 24 * 60 + _minute(moment.time())
        slot, rest = divmod(minute, MINUTES)
        return slot in self and (not rest or slot + 1 in self)


def meeting_times(
    people: Sequence[tuple[Week, tzinfo]], after: datetime, minutes: int, count: int
) -> list[datetime]:
    """The next times at which all could meet for so many minutes: the earliest of a day, at most one a day.

    Each week is told in its person's own zone, so a change of clocks on the way is honoured. The times are in the
    zone of the first person and begin on a half hour of UTC. Fewer than `count`, or none, where the weeks do not meet.
    """
    zone, needed = people[0][1], -(-minutes // MINUTES)
    found: list[datetime] = []
    together, moment = 0, _next_half_hour(after)
    for _ in range((count + 1) * SLOTS):
        if len(found) == count:
            break
        free = all(week._is_free(moment.astimezone(theirs)) for week, theirs in people)
        together = together + 1 if free else 0
        moment += HALF_HOUR
        start = (moment - needed * HALF_HOUR).astimezone(zone)
        if together >= needed and not (found and found[-1].date() == start.date()):
            found.append(start)
    return found


def _slots_of(weekday: int, part: str) -> range:
    start, end = HOURS[Part(part)]
    return range(weekday * A_DAY + start * 60 // MINUTES, weekday * A_DAY + end * 60 // MINUTES)


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _clock(slot: int) -> time:
    return time(*divmod(slot % A_DAY * MINUTES, 60))


def _cut_at_midnight(first: int, length: int) -> Iterator[tuple[int, int]]:
    while length > 0:
        piece = min(length, A_DAY - first % A_DAY)
        yield first % SLOTS, piece
        first, length = first + piece, length - piece


def _offset(zone: tzinfo, on: date) -> int:
    offset = datetime.combine(on, time(12), tzinfo=zone).utcoffset()
    return int(offset.total_seconds()) // 60 if offset is not None else 0


def _next_half_hour(moment: datetime) -> datetime:
    start = moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    while start < moment:
        start += HALF_HOUR
    return start
