from datetime import timedelta
from uuid import uuid4

import pytest

from cms.notices.waiting import LONGEST, share_of, wait_after

FIRST = timedelta(minutes=2)


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 2), (2, 4), (3, 8), (8, 256), (9, 360), (10**6, 360)])
def test_wait_doubles_up_to_six_hours(attempts, minutes):
    assert wait_after(attempts, first=FIRST, share=0) == timedelta(minutes=minutes)


def test_wait_is_up_to_a_quarter_longer():
    assert wait_after(1, first=FIRST, share=0.5) == FIRST * 1.125
    assert wait_after(99, first=FIRST, share=0.9999) < LONGEST * 1.25


def test_share_is_the_same_for_one_and_spread_over_many():
    keys = [uuid4() for _ in range(2000)]
    shares = [share_of(key) for key in keys]
    assert shares == [share_of(key) for key in keys]
    assert 0 <= min(shares) < 0.05
    assert 0.95 < max(shares) < 1
    assert 0.45 < sum(shares) / len(shares) < 0.55
