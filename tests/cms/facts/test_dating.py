from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.facts.dating import Answer, holds_through, in_force, is_expired, state_of

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
SECOND = replace(FIRST, valid_from=date(2026, 7, 1), review_by=date(2027, 6, 30))
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (date(2025, 6, 30), None),
        (date(2025, 7, 1), FIRST),
        (date(2026, 6, 30), FIRST),
        (date(2026, 7, 1), SECOND),
        (date(2028, 1, 1), SECOND),
    ],
)
def test_the_last_that_has_begun_is_in_force(on, holds):
    assert in_force([SECOND, FIRST], on) == holds


@given(starts=st.lists(days, unique=True), on=days)
def test_nothing_between_what_is_in_force_and_the_day(starts, on):
    found = in_force([replace(FIRST, valid_from=day) for day in starts], on)
    begun = [day for day in starts if day <= on]
    assert (found.valid_from if found else None) == max(begun, default=None)


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
