from datetime import timedelta

import pytest

from cms.background.retrying import wait_before


@pytest.mark.parametrize(
    ("attempt", "seconds"), [(2, 30), (3, 60), (4, 120), (5, 240), (11, 15360), (12, 21600), (99, 21600)]
)
def test_wait_before_doubles_up_to_six_hours(attempt, seconds):
    assert wait_before(attempt, first=timedelta(seconds=30)) == timedelta(seconds=seconds)
