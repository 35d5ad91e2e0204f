import uuid
from datetime import timedelta

import pytest

from cms.accounts.codes import code_for, is_code_for
from cms.accounts.pins import LONGEST_LOCK, is_weak, lock_after

KEY = uuid.UUID("6f1b0f0e-7a2b-4f0c-9a52-0a8a3a1d2c11")


def test_code_is_six_digits_and_the_same_for_its_key():
    assert len(code_for(KEY, secret="a")) == 6
    assert code_for(KEY, secret="a").isdecimal()
    assert is_code_for(KEY, code_for(KEY, secret="a"), secret="a")


def test_code_needs_the_secret():
    others = [code_for(KEY, secret=f"other {number}") for number in range(5)]
    assert code_for(KEY, secret="a") not in others


def test_codes_are_spread_over_all_numbers():
    codes = {code_for(uuid.UUID(int=number), secret="a") for number in range(2000)}
    assert len(codes) > 1980
    assert {code[0] for code in codes} == set("0123456789")


@pytest.mark.parametrize("pin", ["0000", "1234", "9876", "1212", "90909090", "7890"])
def test_pin_with_a_pattern_is_weak(pin):
    assert is_weak(pin)


@pytest.mark.parametrize("pin", ["4071", "1357", "20431", "9150"])
def test_pin_without_a_pattern_will_do(pin):
    assert not is_weak(pin)


def test_lock_doubles_and_ends_at_a_day():
    first = timedelta(minutes=15)
    locks = [lock_after(failures, attempts=5, first=first) for failures in range(13)]
    assert locks == [None] * 5 + [first] + [None] * 4 + [2 * first] + [None] * 2
    assert lock_after(500, attempts=5, first=first) == LONGEST_LOCK
