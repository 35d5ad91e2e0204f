"""Whether a learner may begin an attempt now, and if not, why and until when. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from ..enums import Counts
from .frozen import Rules


@dataclass(frozen=True)
class Past:
    """An attempt as far as this decision goes; `ended_at` is None while it is open."""

    number: int
    ended_at: datetime | None
    share: Fraction = Fraction(0)
    passed: bool = False


@dataclass(frozen=True)
class Availability:
    """`reason` is "" (may begin), "open" (one is under way), "none_left" or "wait" (`until` says how long)."""

    reason: str = ""
    left: int | None = None  # attempts still to begin; None: no limit
    until: datetime | None = None

    @property
    def may_start(self) -> bool:
        return not self.reason


def availability(rules: Rules, past: Sequence[Past], now: datetime) -> Availability:
    """What the rules say to one more attempt after these."""
    left = None if rules.attempts_allowed is None else max(0, rules.attempts_allowed - len(past))
    if any(attempt.ended_at is None for attempt in past):
        return Availability("open", left)
    if left == 0:
        return Availability("none_left", left)
    last = max((attempt.ended_at for attempt in past if attempt.ended_at), default=None)
    until = last + timedelta(minutes=rules.cooling_off) if last else None
    if until and now < until:
        return Availability("wait", left, until)
    return Availability("", left)


def counting(rules: Rules, past: Sequence[Past]) -> Past | None:
    """The attempt that counts: the best one (the earliest of equals) or the last one that has ended."""
    ended = sorted((attempt for attempt in past if attempt.ended_at), key=lambda attempt: attempt.number)
    if not ended:
        return None
    return ended[-1] if rules.counts == Counts.LAST else max(ended, key=lambda attempt: attempt.share)
