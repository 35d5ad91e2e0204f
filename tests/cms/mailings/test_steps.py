"""When a step of a series is due."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.mailings.steps import due_at, is_due, span

KARACHI = ZoneInfo("Asia/Karachi")
TWO_DAYS = timedelta(days=2)


def at(day, hour, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=KARACHI)


@pytest.mark.parametrize(
    ("moment", "days", "hour", "due"),
    [
        (at(1, 15), 3, 10, at(4, 10)),
        (at(1, 23, 59), 1, 9, at(2, 9)),
        (at(1, 8), 0, 10, at(1, 10)),
        (at(1, 15), 0, 10, at(1, 15)),
        (datetime(2026, 3, 1, 20, 30, tzinfo=UTC), 1, 10, at(3, 10)),  # the 2nd in Karachi
    ],
)
def test_it_is_that_hour_of_that_day_on_the_sites_clock(moment, days, hour, due):
    assert due_at(moment, days=days, hour=hour, zone=KARACHI) == due


def test_what_is_too_late_does_not_leave():
    now = at(10, 12)
    answers = [is_due(due, now, late=TWO_DAYS) for due in (at(10, 13), at(10, 12), at(9, 10), at(8, 12))]
    assert answers == [False, True, True, False]


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),
    st.integers(0, 730),
    st.integers(0, 23),
    st.floats(0, 47.9),
)
def test_the_span_misses_nobody_whose_step_is_due(moment, days, hour, hours):
    due = due_at(moment, days=days, hour=hour, zone=KARACHI)
    now = due + timedelta(hours=hours)
    since, until = span(now, days=days, late=TWO_DAYS)
    assert since <= moment <= until
