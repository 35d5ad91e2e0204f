"""Which signs say that a match needs somebody to look at it. Pure: facts in, kinds out.

Staff who have looked at a sign and closed it with a note start it anew: only what happened afterwards counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from .enums import RiskKind

LOW = 2  # of 5, on either question
MISSES = 2  # in a row


@dataclass(frozen=True, slots=True)
class Pulse:
    """What one side answered at a check-in; `helpful` and `comfortable` are 1 to 5."""

    side: str
    at: datetime
    helpful: int
    comfortable: int

    @property
    def is_low(self) -> bool:
        return min(self.helpful, self.comfortable) <= LOW


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was told of one meeting. One that the two tell differently is in neither direction, and left out before."""

    at: datetime
    came: bool


@dataclass(frozen=True)
class Facts:
    """What is known of one match."""

    begun_at: datetime
    risk_days: int
    last_met_at: datetime | None = None
    is_active: bool = True
    is_paused: bool = False
    pulses: Sequence[Pulse] = ()
    outcomes: Sequence[Outcome] = ()
    looked_at: Mapping[str, datetime] = field(
        default_factory=dict
    )  # when staff closed a sign of that kind last


def kinds(facts: Facts, now: datetime) -> frozenset[RiskKind]:
    """The signs that stand now. A match that is over has none; one whose contact is paused is not missing a meeting."""
    if not facts.is_active:
        return frozenset()
    signs = {
        RiskKind.NO_MEETING: not facts.is_paused and now >= silent_from(facts),
        RiskKind.LOW_PULSE: _sounds_unhappy(facts),
        RiskKind.MISSED: _keeps_missing(facts),
    }
    return frozenset(kind for kind, stands in signs.items() if stands)


def silent_from(facts: Facts) -> datetime:
    """From when on the match has been without a meeting for too long."""
    known = (facts.begun_at, facts.last_met_at, facts.looked_at.get(RiskKind.NO_MEETING))
    return max(moment for moment in known if moment) + timedelta(days=facts.risk_days)


def _sounds_unhappy(facts: Facts) -> bool:
    """The last answer of either side counts: a better one later takes the sign away."""
    last = {pulse.side: pulse for pulse in sorted(facts.pulses, key=lambda pulse: pulse.at)}
    return any(pulse.is_low for pulse in last.values() if _is_new(facts, RiskKind.LOW_PULSE, pulse.at))


def _keeps_missing(facts: Facts) -> bool:
    told = sorted(facts.outcomes, key=lambda outcome: outcome.at)[-MISSES:]
    missed = [one for one in told if not one.came and _is_new(facts, RiskKind.MISSED, one.at)]
    return len(missed) == MISSES


def _is_new(facts: Facts, kind: RiskKind, at: datetime) -> bool:
    looked = facts.looked_at.get(kind)
    return looked is None or at > looked
