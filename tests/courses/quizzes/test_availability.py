"""When a learner may try again."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from courses.quizzes.availability import Availability, Past, availability, counting
from courses.quizzes.frozen import Rules

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
AN_HOUR_AGO = NOW - timedelta(hours=1)


def past(*shares):
    return [Past(number, AN_HOUR_AGO, Fraction(share)) for number, share in enumerate(shares, start=1)]


def test_the_first_attempt_may_begin():
    assert availability(Rules(attempts_allowed=2, cooling_off=90), [], NOW) == Availability("", 2)


def test_an_open_attempt_comes_first():
    assert availability(Rules(), [Past(1, None)], NOW) == Availability("open")


def test_attempts_run_out():
    assert availability(Rules(attempts_allowed=2), past(0, 0), NOW) == Availability("none_left", 0)


def test_a_learner_waits_from_the_end_of_the_last_attempt():
    rules = Rules(cooling_off=90, attempts_allowed=3)
    until = AN_HOUR_AGO + timedelta(minutes=90)
    assert availability(rules, past(0), NOW) == Availability("wait", 2, until)
    assert availability(rules, past(0), until) == Availability("", 2)


@given(st.lists(st.fractions(0, 1), min_size=1, max_size=6))
def test_the_attempt_that_counts(shares):
    attempts = past(*shares)
    assert counting(Rules(counts="last"), attempts).number == len(shares)
    assert counting(Rules(counts="best"), attempts).share == max(shares)


def test_an_open_attempt_does_not_count():
    assert counting(Rules(counts="last"), [*past("1/2"), Past(2, None)]).number == 1
    assert counting(Rules(), [Past(1, None)]) is None
