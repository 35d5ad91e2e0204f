"""Which month is meant, and its neighbours."""

from datetime import date

import pytest

from cms.dashboard.months import Month

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "x", "2026-11-01", "2026-1"])
def test_anything_odd_is_this_month(text):
    assert Month.read(text, TODAY) == Month(2026, 11)


def test_a_month_knows_its_days_and_neighbours():
    month = Month.read("2026-12", TODAY)
    assert (month.first, month.last) == (date(2026, 12, 1), date(2026, 12, 31))
    assert (str(month.previous), str(month), str(month.next)) == ("2026-11", "2026-12", "2027-01")
    assert month.weeks[0][0] == date(2026, 11, 30)
    assert month.weeks[-1][-1] == date(2027, 1, 3)
