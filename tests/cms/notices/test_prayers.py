"""The five times agree with the table, and messages wait for them.

The table was computed by another program with another astronomy: adhanpy 1.0.5 (a port of Adhan, after Meeus), method
"University of Islamic Sciences, Karachi" (18° and 18°), Hanafi Asr. It rounds to the minute and adds one at noon.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.notices import actions
from cms.notices.checks import check_prayers
from cms.notices.enums import Family
from cms.notices.models import Delivery
from cms.notices.prayers import ASR, DHUHR, FAJR, ISHA, MAGHRIB, Prayers, prayer_times
from cms.notices.quiet import QuietHours
from cms.notices.readers import prayers_at, readers_of
from cms.notices.registry import NoticeKind
from cms.notices.wishes import Wishes, undisturbed
from cms.people.actions import record_residence
from cms.people.centres import centre_of
from cms.people.geography import load, read
from cms.people.models import District

from ..people.factories import person as a_person

KARACHI = ZoneInfo("Asia/Karachi")
PLACES = {
    "Karachi": (24.8607, 67.0011),
    "Islamabad": (33.6844, 73.0479),
    "Quetta": (30.1798, 66.9750),
    "Gilgit": (35.9208, 74.3144),
}
TABLE = [
    ("2026-01-01", "Karachi", "05:55 12:36 16:18 17:54 19:16"),
    ("2026-01-01", "Islamabad", "05:43 12:12 15:32 17:10 18:39"),
    ("2026-01-01", "Quetta", "06:03 12:37 16:06 17:43 19:08"),
    ("2026-01-01", "Gilgit", "05:42 12:07 15:21 16:59 18:31"),
    ("2026-03-20", "Karachi", "05:20 12:40 17:02 18:43 19:59"),
    ("2026-03-20", "Islamabad", "04:49 12:16 16:36 18:19 19:42"),
    ("2026-03-20", "Quetta", "05:16 12:41 17:01 18:43 20:03"),
    ("2026-03-20", "Gilgit", "04:41 12:11 16:30 18:14 19:40"),
    ("2026-06-21", "Karachi", "04:14 12:35 17:16 19:24 20:53"),
    ("2026-06-21", "Islamabad", "03:14 12:11 17:10 19:21 21:05"),
    ("2026-06-21", "Quetta", "03:54 12:35 17:27 19:37 21:14"),
    ("2026-06-21", "Gilgit", "02:57 12:06 17:09 19:23 21:12"),
    ("2026-09-23", "Karachi", "05:05 12:25 16:46 18:28 19:43"),
    ("2026-09-23", "Islamabad", "04:33 12:01 16:20 18:04 19:27"),
    ("2026-09-23", "Quetta", "05:01 12:26 16:45 18:28 19:48"),
    ("2026-09-23", "Gilgit", "04:26 11:56 16:14 17:59 19:24"),
    ("2026-12-21", "Karachi", "05:51 12:31 16:12 17:48 19:09"),
    ("2026-12-21", "Islamabad", "05:39 12:07 15:25 17:03 18:33"),
    ("2026-12-21", "Quetta", "05:58 12:31 15:59 17:36 19:02"),
    ("2026-12-21", "Gilgit", "05:37 12:02 15:14 16:52 18:24"),
]
NEVER = QuietHours(time(0), time(0), KARACHI)
NEWS = NoticeKind("news", "s", "t", family=Family.CAMPAIGNS)


@pytest.mark.parametrize(("day", "place", "told"), TABLE)
def test_the_times_agree_with_the_table(day, place, told):
    times = prayer_times(*PLACES[place], date.fromisoformat(day))
    for prayer, clock in zip((FAJR, DHUHR, ASR, MAGHRIB, ISHA), told.split(), strict=True):
        expected = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=KARACHI)
        assert abs(times[prayer] - expected) <= timedelta(minutes=2), (
            prayer,
            times[prayer].astimezone(KARACHI),
        )


def test_the_other_schools_pray_asr_earlier():
    day = date(2026, 3, 20)
    two, one = (prayer_times(*PLACES["Karachi"], day, shadow)[ASR] for shadow in (2, 1))
    assert timedelta(minutes=40) < two - one < timedelta(minutes=70)


def test_where_the_night_does_not_come_its_prayers_are_left_out():
    assert set(prayer_times(59.3, 18.1, date(2026, 6, 21))) == {DHUHR, ASR, MAGHRIB}


def at(clock, day=20):
    return datetime.fromisoformat(f"2026-03-{day:02}T{clock}").replace(tzinfo=KARACHI)


def prayers(minutes=30, friday=120):
    return Prayers(*PLACES["Karachi"], KARACHI, minutes, friday)


@pytest.mark.parametrize(
    ("moment", "minutes_later"),
    [
        (at("12:00", 19), 0),
        (at("12:45", 19), 25),  # noon of a Thursday, 12:40 to 13:10
        (at("13:15", 19), 0),
        (at("12:45"), 115),  # of a Friday, to 14:40
        (at("14:45"), 0),
        (at("18:50"), 23),
        (at("19:30"), 0),
    ],
)
def test_a_message_waits_until_the_prayer_is_over(moment, minutes_later):
    waits = (prayers().over(moment) - moment) / timedelta(minutes=1)
    assert abs(waits - minutes_later) <= 2


def test_what_ends_in_the_next_prayer_waits_for_that_as_well():
    long = prayers(minutes=100)  # from sunset into the night's
    assert long.over(at("18:50")) > at("21:30")


def test_quiet_hours_and_prayers_are_one_question():
    quiet = QuietHours(time(21), time(5, 30), KARACHI)  # ends in Fajr, 05:20 to 05:50
    free = undisturbed(at("02:00"), quiet, prayers())
    assert at("05:48") <= free <= at("05:52")
    wishes = Wishes(True, quiet, prayers=prayers())
    spread = timedelta(minutes=10)
    assert wishes.earliest(NEWS, at=at("02:00"), spread=spread) == free + spread
    assert wishes.earliest(NEWS, at=at("10:00"), spread=spread) == at("10:00")
    assert wishes.earliest(NEWS, at=at("18:50"), spread=timedelta(0), praying=False) == at("18:50")
    urgent = NoticeKind("soon", "s", "t", urgent=True)
    assert wishes.earliest(urgent, at=at("18:50"), spread=spread) == at("18:50")


@given(st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)))
def test_the_moment_that_is_found_disturbs_nobody(moment):
    quiet = QuietHours(time(21), time(8), KARACHI)
    free = undisturbed(moment, quiet, prayers())
    assert free >= moment
    assert not quiet.holds(free)
    assert prayers().over(free) == free
    assert free - moment < timedelta(hours=14)


@pytest.fixture
def pious(settings):
    settings.HUNAR_NOTICES = settings.HUNAR_NOTICES | {"PRAYER_MINUTES": 30}


@pytest.fixture
def districts(db):
    load(read())


def test_every_district_has_a_middle(districts):
    missing = [row.code for row in District.objects.all() if centre_of(row.code) is None]
    assert missing == []
    assert centre_of("nowhere") is None
    places = [centre_of(row.code) for row in District.objects.all()]
    assert all(23 < latitude < 38 and 60 < longitude < 78 for latitude, longitude in places)


def test_the_place_is_the_persons_district_where_they_told(districts, pious):
    told, silent = a_person(), a_person()
    record_residence(person=told, district=District.objects.get(code="PK301"), since=date(2020, 1, 1))
    readers = readers_of([told.pk, silent.pk])
    assert (readers[told.pk].wishes.prayers.latitude, readers[silent.pk].wishes.prayers.latitude) == (
        35.92,
        30.2,
    )


def test_where_the_site_does_not_look_to_them_nothing_waits(db):
    assert readers_of([a_person().pk])
    assert prayers_at(None, KARACHI) is None


def test_of_somebody_on_another_clock_no_place_is_known(pious):
    assert prayers_at(None, ZoneInfo("Europe/London")) is None
    assert prayers_at(None, KARACHI) is not None


def test_what_would_fill_the_day_is_told_at_start(settings):
    assert check_prayers(None) == []
    wrong = {"PRAYER_MINUTES": 61, "FRIDAY_MINUTES": 181, "ASR_SHADOW": 3, "PRAYER_PLACE": [30.2]}
    settings.HUNAR_NOTICES = settings.HUNAR_NOTICES | wrong
    assert [error.id for error in check_prayers(None)] == ["hunar_notices.E004"] * 4


def test_a_text_message_waits_and_an_email_does_not(db, pious, monkeypatch):
    from django.utils import timezone

    monkeypatch.setattr(timezone, "now", lambda: at("12:45"))
    one = actions.readers_of([a_person().pk]).popitem()[1]
    sms, email = (
        actions.telling.earliest(Delivery(channel=channel), NEWS, one, at("12:45"))
        for channel in ("sms", "email")
    )
    assert email == at("12:45")
    assert sms > at("14:15")
