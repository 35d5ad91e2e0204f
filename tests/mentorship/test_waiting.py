"""The next thing to do is the most pressing one, and there always is one."""

from datetime import UTC, datetime, timedelta

import pytest

from mentorship.waiting import Appointment, Facts, Task, Waiting, tasks_of

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def here(moment):
    return moment.replace(tzinfo=None) + 5 * HOUR


def appointment(after, *, agreed=True, mine=False):
    starts_at = NOW + after
    return Appointment(starts_at, starts_at + HOUR, is_agreed=agreed, waits_for_me=mine)


def kinds(**facts):
    return [task.kind.value for task in tasks_of(Facts(**facts), now=NOW, here=here)]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, ["plan"]),
        ({"is_closed": True, "unread": 3}, ["closed"]),
        ({"appointments": (appointment(DAY),)}, ["meet"]),
        ({"appointments": (appointment(DAY, agreed=False),)}, ["asked"]),
        ({"appointments": (appointment(DAY, agreed=False, mine=True),)}, ["confirm"]),
        ({"appointments": (appointment(-DAY, agreed=False, mine=True),)}, ["plan"]),
        ({"appointments": (appointment(-2 * HOUR),)}, ["report"]),
        ({"appointments": (appointment(-HOUR / 2),)}, ["meet"]),
        ({"appointments": (appointment(-DAY), appointment(DAY))}, ["report", "meet"]),
        ({"unread": 2, "answer_since": NOW - DAY}, ["message"]),
        ({"answer_since": NOW - DAY}, ["answer"]),
        ({"check_in": True, "unread": 1}, ["message", "check_in"]),
        ({"ends_on": here(NOW).date()}, ["finish"]),
        ({"ends_on": here(NOW).date() + DAY}, ["plan"]),
    ],
)
def test_what_is_pressing_comes_first(facts, expected):
    assert kinds(**facts) == expected


def test_of_two_meetings_the_earlier_is_told():
    facts = Facts(appointments=(appointment(3 * DAY), appointment(DAY), appointment(2 * DAY)))
    assert tasks_of(facts, now=NOW, here=here) == [Task(Waiting.MEET, at=here(NOW + DAY))]


def test_a_day_is_told_as_the_clock_of_the_reader_shows_it():
    (task,) = tasks_of(Facts(appointments=(appointment(8 * HOUR),)), now=NOW, here=here)
    assert task.words == "You meet on Tue 5 May, 01:00"


def test_only_what_somebody_waits_for_counts_as_waiting():
    waiting = {kind.value for kind in Waiting if Task(kind).waits}
    assert waiting == {"confirm", "report", "message", "check_in", "finish", "answer"}
