"""Quiet hours on any clock: what waits leaves at the first moment that is not quiet, and not before."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.notices.quiet import DAY, QuietHours, waking

KARACHI = ZoneInfo("Asia/Karachi")
NIGHT = QuietHours(time(21), time(8), KARACHI)
#: Since 1990, with clocks put forward and back, half hours, and a day left out on the other side of the date line.
SOMETIMES = st.datetimes(datetime(1990, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
ZONES = st.sampled_from(sorted(available_timezones() - {"localtime"})).map(ZoneInfo)
HOURS = st.builds(
    QuietHours,
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    ZONES,
)


def karachi(*at):
    return datetime(*at, tzinfo=KARACHI)


@pytest.mark.parametrize(
    ("at", "over"),
    [
        (karachi(2026, 3, 1, 20, 59), karachi(2026, 3, 1, 20, 59)),
        (karachi(2026, 3, 1, 21, 0), karachi(2026, 3, 2, 8, 0)),
        (karachi(2026, 3, 1, 0, 0), karachi(2026, 3, 1, 8, 0)),
        (karachi(2026, 3, 1, 7, 59), karachi(2026, 3, 1, 8, 0)),
        (karachi(2026, 3, 1, 8, 0), karachi(2026, 3, 1, 8, 0)),
    ],
)
def test_night_is_over_in_the_morning(at, over):
    assert NIGHT.over(at) == over
    assert NIGHT.holds(at) == (over > at)


def test_hours_within_a_day():
    nap = QuietHours(time(13), time(15), KARACHI)
    assert nap.over(karachi(2026, 3, 1, 14)) == karachi(2026, 3, 1, 15)
    assert not nap.holds(karachi(2026, 3, 1, 23))


@given(SOMETIMES, HOURS)
def test_it_begins_at_the_next_moment_that_shows_the_hour(at, hours):
    begins = hours.begins(at)
    assert (begins is None) == (hours.start == hours.end)
    assert begins is None or at < begins <= at + 3 * DAY


def test_night_begins_in_the_evening():
    assert NIGHT.begins(karachi(2026, 3, 1, 20, 59)) == karachi(2026, 3, 1, 21)
    assert NIGHT.begins(karachi(2026, 3, 1, 21)) == karachi(2026, 3, 2, 21)


@given(SOMETIMES, HOURS.map(lambda hours: QuietHours(hours.start, hours.start, hours.zone)))
def test_twice_the_same_hour_is_never_quiet(at, never):
    assert never.over(at) == at


def test_clock_is_the_persons_own():
    at = datetime(2026, 1, 15, 17, tzinfo=UTC)  # 22:00 in Karachi, 17:00 in London
    assert NIGHT.holds(at)
    assert not QuietHours(time(21), time(8), ZoneInfo("Europe/London")).holds(at)


def test_end_that_the_clock_leaves_out_is_when_it_goes_on():
    hours = QuietHours(time(1), time(2, 30), ZoneInfo("Europe/Berlin"))  # 29 March 2026: 02:00 became 03:00
    assert hours.over(datetime(2026, 3, 29, 0, 30, tzinfo=UTC)) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@given(SOMETIMES, HOURS)
def test_what_waits_leaves_when_it_is_not_quiet_and_not_before(at, hours):
    over = hours.over(at)
    assert at <= over <= at + 3 * DAY
    assert not hours.holds(over)
    assert (over == at) == (not hours.holds(at))


@given(SOMETIMES, HOURS, st.floats(0, 1, exclude_max=True))
def test_it_waits_no_longer_than_it_must(at, hours, share):
    """Whatever lies between is quiet, as far as the clocks do not turn."""
    over = hours.over(at)
    between = at + (over - at) * share
    offsets = {moment.astimezone(hours.zone).utcoffset() for moment in (at, between, over, over - DAY)}
    if between < over and len(offsets) == 1:
        assert hours.holds(between)
        assert over - at <= DAY - waking(hours.start, hours.end)


@pytest.mark.parametrize(("start", "end", "hours"), [(21, 8, 13), (8, 21, 11), (8, 8, 24), (8, 7, 1)])
def test_waking_is_what_is_left_of_the_day(start, end, hours):
    assert waking(time(start), time(end)) == timedelta(hours=hours)
