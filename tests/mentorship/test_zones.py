"""Clocks in more than one zone."""

from datetime import UTC, datetime

from mentorship.zones import Clock, clocks, place_of, zone_of

SUMMER = datetime(2026, 7, 1, 12, tzinfo=UTC)
WINTER = datetime(2026, 1, 1, 12, tzinfo=UTC)


def test_two_zones_are_two_clocks_with_names_mine_first():
    assert clocks(SUMMER, "Asia/Karachi", [("Imran", "Europe/London")]) == [
        Clock(datetime(2026, 7, 1, 17), "Pakistan", ("You",), is_mine=True),
        Clock(datetime(2026, 7, 1, 13), "Britain", ("Imran",)),
    ]


def test_clocks_are_those_of_the_day_itself():
    found = clocks(WINTER, "Asia/Karachi", [("Imran", "Europe/London")])
    assert [clock.when.hour for clock in found] == [17, 12]


def test_one_clock_for_all_names_nobody():
    assert clocks(SUMMER, "Asia/Karachi", [("Imran", "Asia/Karachi"), ("Zoya", "Asia/Tashkent")]) == [
        Clock(datetime(2026, 7, 1, 17), "Pakistan", (), is_mine=True)
    ]


def test_people_whose_clocks_agree_share_one():
    others = [("Imran", "Europe/London"), ("Sana", "Asia/Karachi"), ("Omar", "Europe/Lisbon")]
    found = clocks(SUMMER, "Asia/Karachi", others)
    assert [(clock.place, clock.names) for clock in found] == [
        ("Pakistan", ("You", "Sana")),
        ("Britain", ("Imran", "Omar")),
    ]


def test_a_zone_that_is_not_on_the_list_is_called_by_its_city():
    assert place_of("America/Sao_Paulo") == "Sao Paulo"


def test_a_zone_that_nobody_knows_is_read_as_pakistan():
    assert zone_of("Mars/Base").utcoffset(SUMMER).total_seconds() == 5 * 3600
