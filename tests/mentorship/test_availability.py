"""When people are free: half hours, parts of the day, zones, and times to meet."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship.availability import ALWAYS, HOURS, SLOTS, Part, Span, Week, meeting_times

KARACHI = ZoneInfo("Asia/Karachi")
LONDON = ZoneInfo("Europe/London")
KATHMANDU = ZoneInfo("Asia/Kathmandu")
SUMMER, WINTER = date(2026, 7, 1), date(2026, 12, 1)
MONDAY = datetime(2026, 11, 30, 4, 0, tzinfo=UTC)  # nine in the morning in Karachi

weeks = st.integers(0, ALWAYS).map(Week) | st.sets(st.integers(0, SLOTS - 1)).map(Week.of)
zones = st.sampled_from([KARACHI, LONDON, ZoneInfo("America/New_York")])


def evening(weekday):
    return Week.between(weekday, time(20), time(22))


@given(weeks)
def test_week_comes_back_from_its_bytes(week):
    assert len(week.to_bytes()) == 42
    assert Week.from_bytes(week.to_bytes()) == week


@pytest.mark.parametrize("packed", [b"", bytes(41), bytes(43)])
def test_bytes_of_another_length_are_refused(packed):
    with pytest.raises(ValueError):
        Week.from_bytes(packed)


@pytest.mark.parametrize("slot", [-1, SLOTS])
def test_half_hours_outside_the_week_are_refused(slot):
    with pytest.raises(ValueError):
        Week.of([slot])


def test_bits_outside_the_week_are_refused():
    with pytest.raises(ValueError):
        Week(ALWAYS + 1)


def test_bytes_have_the_first_half_hour_first():
    assert Week.of([0]).to_bytes() == b"\x01" + bytes(41)
    assert Week.of([9]).to_bytes() == b"\x00\x02" + bytes(40)


def test_parts_of_the_day_fill_their_hours():
    week = Week.from_parts({0: ["evening", Part.NIGHT], 6: ["morning"]})
    assert week.spans() == [Span(0, time(16), time(0)), Span(6, time(8), time(12))]
    assert week.hours == 12
    assert week.parts() == {0: (Part.EVENING, Part.NIGHT), 6: (Part.MORNING,)}


def test_parts_of_the_day_follow_one_another():
    hours = list(HOURS.values())
    assert [end for _, end in hours[:-1]] == [start for start, _ in hours[1:]]
    assert tuple(HOURS) == tuple(Part)


def test_part_that_is_refined_is_no_longer_whole():
    week = Week.from_parts({2: ["evening"]}) - Week.between(2, time(18), time(19))
    assert week.parts() == {}
    assert week.spans() == [Span(2, time(16), time(18)), Span(2, time(19), time(20))]


@given(st.dictionaries(st.integers(0, 6), st.sets(st.sampled_from(list(Part)), min_size=1)))
def test_parts_come_back(days):
    parts = Week.from_parts(days).parts()
    assert {day: set(found) for day, found in parts.items()} == days


def test_unknown_part_is_refused():
    with pytest.raises(ValueError):
        Week.from_parts({0: ["teatime"]})


def test_stretch_counts_whole_half_hours_inside_it():
    assert Week.between(0, time(9, 10), time(10, 50)).spans() == [Span(0, time(9, 30), time(10, 30))]


@given(weeks, weeks)
def test_overlap_is_when_both_are_free(one, other):
    both = one.overlap(other)
    assert set(both) == set(one) & set(other)
    assert both == other.overlap(one)
    assert len(both) == len(set(both))


@given(weeks, weeks)
def test_weeks_add_and_subtract_as_sets(one, other):
    assert set(one | other) == set(one) | set(other)
    assert set(one - other) == set(one) - set(other)


def test_stretch_past_midnight_is_one_span():
    assert Week.between(1, time(22), time(1)).spans() == [Span(1, time(22), time(1))]


def test_sunday_night_runs_into_monday():
    week = Week.between(6, time(23), time(2))
    assert set(week) == {334, 335, 0, 1, 2, 3}
    assert week.spans() == [Span(6, time(23), time(2))]


def test_free_all_week_is_seven_whole_days():
    assert Week(ALWAYS).spans() == [Span(weekday, time(0), time(0)) for weekday in range(7)]


def test_a_stretch_of_days_is_cut_at_midnight():
    week = (
        Week.between(4, time(12), time(0))
        | Week.between(5, time(0), time(0))
        | Week.between(6, time(0), time(6))
    )
    assert week.spans() == [Span(4, time(12), time(0)), Span(5, time(0), time(0)), Span(6, time(0), time(6))]


def test_nobody_free_has_no_spans():
    assert Week().spans() == []
    assert not Week()


@given(weeks)
def test_spans_tell_the_whole_week(week):
    spans = week.spans()
    again = Week()
    for span in spans:
        again |= Week.between(*span)
    assert again == week
    assert len(set(spans)) == len(spans)


@given(
    weeks,
    st.sampled_from([KARACHI, LONDON, ZoneInfo("America/New_York")]),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
def test_zones_with_whole_half_hours_lose_nothing(week, zone, on):
    there = week.to_utc(zone, on)
    assert there.in_zone(zone, on) == week
    assert len(there) == len(week)


def test_karachi_is_five_hours_ahead():
    assert Week.between(0, time(2), time(6)).to_utc(KARACHI, SUMMER) == Week.between(6, time(21), time(1))


def test_a_mentor_in_london_moves_with_the_clocks():
    local = Week.between(1, time(19), time(21))
    assert local.to_utc(LONDON, WINTER).spans() == [Span(1, time(19), time(21))]
    assert local.to_utc(LONDON, SUMMER).spans() == [Span(1, time(18), time(20))]


def test_half_hours_cut_by_a_zone_count_only_when_whole():
    local = Week.between(0, time(10), time(12))
    there = local.to_utc(KATHMANDU, SUMMER)
    assert there.spans() == [Span(0, time(4, 30), time(6))]
    assert set(there.in_zone(KATHMANDU, SUMMER)) < set(local)


@given(weeks, st.integers(-56, 56))
def test_any_zone_never_invents_time(week, quarters):
    zone = timezone(timedelta(minutes=quarters * 15))
    back = week.to_utc(zone, SUMMER).in_zone(zone, SUMMER)
    assert back.overlap(week) == back


def test_next_times_are_the_earliest_of_each_free_day():
    week = evening(0) | evening(2)
    times = week.next_times(MONDAY, 60, 3, KARACHI)
    assert times == [
        datetime(2026, 11, 30, 20, 0, tzinfo=KARACHI),
        datetime(2026, 12, 2, 20, 0, tzinfo=KARACHI),
        datetime(2026, 12, 7, 20, 0, tzinfo=KARACHI),
    ]
    assert {moment.tzinfo for moment in times} == {KARACHI}


def test_next_times_leave_room_for_the_whole_meeting():
    assert evening(0).next_times(MONDAY, 121, 1, KARACHI) == []
    late = datetime(2026, 11, 30, 20, 10, tzinfo=KARACHI)
    assert evening(0).next_times(late, 90, 1, KARACHI) == [datetime(2026, 11, 30, 20, 30, tzinfo=KARACHI)]
    assert evening(0).next_times(late, 120, 1, KARACHI) == [datetime(2026, 12, 7, 20, 0, tzinfo=KARACHI)]


def test_a_meeting_may_cross_midnight_and_the_end_of_the_week():
    week = Week.between(6, time(23, 30), time(0, 30))
    assert week.next_times(MONDAY, 60, 1, KARACHI) == [datetime(2026, 12, 6, 23, 30, tzinfo=KARACHI)]


def test_nobody_free_has_no_times():
    assert Week().next_times(MONDAY, 30, 3, KARACHI) == []


def test_two_zones_meet_where_both_clocks_allow():
    """In London the clocks go back on 25 October 2026: an hour in common appears on the 26th."""
    lahore, london = Week.between(0, time(20), time(21)), Week.between(0, time(15), time(16))
    before = datetime(2026, 10, 18, tzinfo=UTC)
    times = meeting_times([(lahore, KARACHI), (london, LONDON)], before, 60, 1)
    assert times == [datetime(2026, 10, 26, 15, 0, tzinfo=UTC)]


@given(
    weeks, st.integers(1, 300), st.integers(1, 4), st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1))
)
def test_times_lie_in_the_week_and_after_the_moment(week, minutes, count, after):
    after = after.replace(tzinfo=UTC)
    times = week.next_times(after, minutes, count, KARACHI)
    assert times == sorted(times)
    assert len({moment.date() for moment in times}) == len(times) <= count
    for start in times:
        assert start >= after
        steps = [start + timedelta(minutes=30 * n) for n in range(-(-minutes // 30))]
        assert all((s.weekday() * 48 + s.hour * 2 + s.minute // 30) in week for s in steps)


@given(weeks)
def test_a_week_with_room_always_gives_a_time(week):
    assert bool(week.next_times(MONDAY, 30, 1, KARACHI)) == bool(week)
