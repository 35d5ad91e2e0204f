"""Pure: where a campaign stands on a day, and when that changes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .enums import Stage


@dataclass(frozen=True)
class Dates:
    """The first day, the last day, and from when it teaches and asks to act; a stage without a day is passed over."""

    starts_on: date
    ends_on: date
    teach_on: date | None = None
    act_on: date | None = None

    @property
    def turns(self) -> list[tuple[date, Stage]]:
        """The day each stage begins, in order."""
        named = [
            (self.starts_on, Stage.ANNOUNCE),
            (self.teach_on, Stage.TEACH),
            (self.act_on, Stage.ACT),
            (self.ends_on + timedelta(days=1), Stage.ENDED),
        ]
        return [(day, stage) for day, stage in named if day is not None]


def stage_on(dates: Dates, day: date) -> Stage:
    reached = [stage for begins, stage in dates.turns if begins <= day]
    return reached[-1] if reached else Stage.UPCOMING


def next_turn(dates: Dates, day: date) -> date | None:
    """The next day on which the stage is another; None once it has ended."""
    return next((begins for begins, _stage in dates.turns if begins > day), None)


def in_order(dates: Dates) -> bool:
    days = [begins for begins, _stage in dates.turns]
    return days == sorted(days)
