"""Months of a calendar: which one is meant, and its days in weeks that begin on Monday. Pure."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    year: int
    month: int

    @classmethod
    def read(cls, text: str, otherwise: date) -> Month:
        """2026-11 in words of the address; anything else is the month of the other day."""
        try:
            day = date.fromisoformat(f"{text}-01")
        except ValueError:
            day = otherwise
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> Month:
        later = self.first + timedelta(days=31)
        return Month(later.year, later.month)

    @property
    def previous(self) -> Month:
        earlier = self.first - timedelta(days=1)
        return Month(earlier.year, earlier.month)

    @property
    def weeks(self) -> list[list[date]]:
        """Whole weeks, so that days of the neighbours stand at either end."""
        return Calendar().monthdatescalendar(self.year, self.month)
