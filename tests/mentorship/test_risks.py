"""Which signs say that a match needs somebody."""

from datetime import UTC, datetime, timedelta

import pytest

from mentorship.enums import RiskKind, Side
from mentorship.risks import Facts, Outcome, Pulse, kinds

BEGUN = datetime(2026, 1, 5, tzinfo=UTC)


def day(number) -> datetime:
    return BEGUN + timedelta(days=number)


def facts(**known) -> Facts:
    return Facts(**{"begun_at": BEGUN, "risk_days": 30, **known})


def pulse(on, helpful=4, comfortable=4, side=Side.MENTEE):
    return Pulse(side, day(on), helpful, comfortable)


def missed(*days):
    return [Outcome(day(each), False) for each in days]


@pytest.mark.parametrize(
    ("known", "on", "expected"),
    [
        ({}, 29, set()),
        ({}, 30, {RiskKind.NO_MEETING}),
        ({"last_met_at": day(10)}, 39, set()),
        ({"last_met_at": day(10)}, 40, {RiskKind.NO_MEETING}),
        ({"is_paused": True}, 90, set()),
        ({"is_active": False, "pulses": [pulse(5, 1)], "outcomes": missed(1, 2)}, 90, set()),
        ({"looked_at": {RiskKind.NO_MEETING: day(31)}}, 60, set()),
        ({"looked_at": {RiskKind.NO_MEETING: day(31)}}, 61, {RiskKind.NO_MEETING}),
        ({"pulses": [pulse(5, helpful=3, comfortable=3)]}, 6, set()),
        ({"pulses": [pulse(5, helpful=2)]}, 6, {RiskKind.LOW_PULSE}),
        ({"pulses": [pulse(5, comfortable=1)]}, 6, {RiskKind.LOW_PULSE}),
        ({"pulses": [pulse(9), pulse(5, comfortable=1)]}, 10, set()),
        ({"pulses": [pulse(9, side=Side.MENTOR), pulse(5, comfortable=1)]}, 10, {RiskKind.LOW_PULSE}),
        ({"pulses": [pulse(5, 1)], "looked_at": {RiskKind.LOW_PULSE: day(6)}}, 7, set()),
        ({"pulses": [pulse(5, 1), pulse(8, 1)], "looked_at": {RiskKind.LOW_PULSE: day(6)}}, 9, {RiskKind.LOW_PULSE}),
        ({"outcomes": missed(3)}, 9, set()),
        ({"outcomes": missed(3, 8)}, 9, {RiskKind.MISSED}),
        ({"outcomes": [*missed(3, 8), Outcome(day(9), True)]}, 9, set()),
        ({"outcomes": [*missed(2, 8), Outcome(day(5), True)]}, 9, set()),
        ({"outcomes": missed(3, 8), "looked_at": {RiskKind.MISSED: day(9)}}, 10, set()),
        ({"outcomes": missed(3, 8, 11), "looked_at": {RiskKind.MISSED: day(9)}}, 12, set()),
        ({"outcomes": missed(3, 8, 11, 12), "looked_at": {RiskKind.MISSED: day(9)}}, 13, {RiskKind.MISSED}),
    ],
)  # fmt: skip
def test_signs_follow_from_the_facts(known, on, expected):
    assert kinds(facts(**known), day(on)) == expected
