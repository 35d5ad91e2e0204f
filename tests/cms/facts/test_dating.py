from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from cms.facts.dating import Answer, holds_through, is_expired, state_of

FIRST = Answer(
    key="k",
    kind="rate",
    unit="",
    names={},
    number=Decimal(1),
    words={},
    source_title="",
    source_url="",
    confidence="B",
    valid_from=date(2025, 7, 1),
    review_by=date(2026, 6, 30),
)


def test_it_holds_through_its_review_date():
    assert not is_expired(FIRST, FIRST.review_by)
    assert is_expired(FIRST, FIRST.review_by + timedelta(days=1))


@pytest.mark.parametrize(
    ("answer", "on", "state"),
    [
        (None, date(2026, 1, 1), "unknown"),
        (replace(FIRST, confidence="uncertain"), date(2026, 1, 1), "unknown"),
        (FIRST, date(2026, 6, 16), "fine"),
        (FIRST, date(2026, 6, 17), "soon"),
        (FIRST, date(2026, 6, 30), "soon"),
        (FIRST, date(2026, 7, 1), "expired"),
    ],
)
def test_state_on_a_day(answer, on, state):
    assert state_of(answer, on, soon_days=14) == state


@pytest.mark.parametrize(
    ("answer", "holds"),
    [
        (FIRST, True),
        (None, False),
        (replace(FIRST, review_by=date(2026, 6, 29)), False),
        (replace(FIRST, valid_from=date(2025, 7, 2)), False),
        (replace(FIRST, confidence="uncertain"), False),
    ],
)
def test_holding_through_a_tax_year(answer, holds):
    assert holds_through(answer, date(2025, 7, 1), date(2026, 6, 30)) is holds
