"""A network can be counted and not be read back."""

import pytest

from cms.networks import mark

HERE = mark("203.0.113.9", salt="a")


def test_a_mark_hides_the_address():
    assert "203.0.113.9" not in HERE


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (mark("203.0.113.9", salt="a"), True),
        (mark("203.0.113.8", salt="a"), False),
        (mark("203.0.113.9", salt="b"), False),
    ],
)
def test_another_network_or_salt_has_another_mark(other, same):
    assert (other == HERE) is same


def test_an_ipv6_network_has_one_mark():
    assert mark("2001:db8:1:2::1", salt="a") == mark("2001:db8:1:2:ffff::9", salt="a")
    assert mark("2001:db8:1:2::1", salt="a") != mark("2001:db8:1:3::1", salt="a")
