from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from cms.notices.enums import Family
from cms.notices.quiet import QuietHours
from cms.notices.registry import NoticeKind
from cms.notices.wishes import Wishes

NIGHT = QuietHours(time(21), time(8), ZoneInfo("UTC"))
PLAIN = NoticeKind("plain", "", "", family=Family.LEARNING)
URGENT = NoticeKind("urgent", "", "", urgent=True)
ESSENTIAL = NoticeKind("essential", "", "", essential=True, family=Family.LEARNING)
SAFETY = NoticeKind("safety", "", "", neutral=True)
BOTH = ["email", "sms"]
MIDNIGHT, MORNING = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 2, 8, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)


@pytest.mark.parametrize(
    ("wishes", "plain", "essential"),
    [
        (Wishes(True, NIGHT), BOTH, BOTH),
        (Wishes(False, NIGHT), [], BOTH),
        (Wishes(True, NIGHT, muted_channels=frozenset({"sms"})), ["email"], BOTH),
        (Wishes(True, NIGHT, muted_families=frozenset({"learning"})), [], BOTH),
        (Wishes(True, NIGHT, muted_families=frozenset({"campaigns"})), BOTH, BOTH),
    ],
)
def test_channels(wishes, plain, essential):
    assert (wishes.channels(PLAIN, BOTH), wishes.channels(ESSENTIAL, BOTH)) == (plain, essential)


@pytest.mark.parametrize(
    ("kind", "lets_urgent_pass", "at"),
    [
        (PLAIN, False, MORNING),
        (PLAIN, True, MORNING),
        (URGENT, False, MORNING),
        (URGENT, True, MIDNIGHT),
        (ESSENTIAL, False, MIDNIGHT),
    ],
)
def test_quiet_hours_hold_back(kind, lets_urgent_pass, at):
    wishes = Wishes(True, NIGHT, urgent_passes=lets_urgent_pass)
    assert wishes.earliest(kind, at=MIDNIGHT, spread=timedelta(0)) == at


def test_what_waited_leaves_a_little_after_one_another():
    assert Wishes(True, NIGHT).earliest(PLAIN, at=MIDNIGHT, spread=HALF_AN_HOUR) == MORNING + HALF_AN_HOUR
    assert Wishes(True, NIGHT).earliest(PLAIN, at=MORNING, spread=HALF_AN_HOUR) == MORNING


def test_spread_never_leads_into_quiet_hours_again():
    brief = QuietHours(time(8, 20), time(8), ZoneInfo("UTC"))
    assert Wishes(True, brief).earliest(PLAIN, at=MIDNIGHT, spread=HALF_AN_HOUR) == MORNING


def test_words_are_neutral_by_kind_or_by_wish():
    told = [Wishes(True, NIGHT, neutral=neutral) for neutral in (False, True)]
    assert [wishes.are_neutral(PLAIN) for wishes in told] == [False, True]
    assert [wishes.are_neutral(SAFETY) for wishes in told] == [True, True]
