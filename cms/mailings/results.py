"""What became of a mailing, by channel: how many left, arrived, came back, and were reported as unwanted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from .conf import setting
from .enums import Channel, Outcome

LIMITS = {Outcome.HARD: "BOUNCES_PER_MILLE", Outcome.COMPLAINT: "COMPLAINTS_PER_MILLE"}
SHOWN = (Outcome.DELIVERED, Outcome.SOFT, Outcome.HARD, Outcome.COMPLAINT)


@dataclass(frozen=True, slots=True)
class Share:
    """`number` is None where so few are not told."""

    number: int | None
    percent: Decimal
    is_bad: bool


@dataclass(frozen=True, slots=True)
class Result:
    channel: Channel
    left: int
    cells: list[Share]


def is_too_many(outcome: Outcome, number: int, left: int) -> bool:
    """Whether so many of those that left are above the site's limit; of a few, nothing is concluded."""
    limit = LIMITS.get(outcome)
    return limit is not None and left >= setting("JUDGED_FROM") and number * 1000 > left * setting(limit)


def results_of(mailing: Any, *, few: int = 0) -> list[Result]:
    """Of those channels by which so many left as may be told of."""
    counts = mailing.recipients.outcomes()
    left = {channel: sum(n for (way, _), n in counts.items() if way == channel) for channel in Channel}
    return [
        Result(
            channel,
            left[channel],
            [_share(outcome, counts, channel, left[channel], few) for outcome in SHOWN],
        )
        for channel in Channel
        if left[channel] and left[channel] >= few
    ]


def _share(outcome: Outcome, counts: Any, channel: Channel, left: int, few: int) -> Share:
    number = counts.get((channel.value, outcome.value), 0)
    percent = (Decimal(number) * 100 / left).quantize(Decimal("0.1"))
    hidden = 0 < number < few or (few and number == 0)
    return Share(None if hidden else number, percent, is_too_many(outcome, number, left))
