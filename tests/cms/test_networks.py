"""A network can be counted, in whichever cache a site has, and not be read back."""

import time

import pytest
from django.core.cache import caches

from cms.networks import add, mark

CACHES = {
    "memory": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "networks"},
    "files": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache"},
}
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


@pytest.mark.parametrize("kind", CACHES)
def test_count_lasts_as_long_as_its_window(kind, settings, monkeypatch, tmp_path):
    settings.CACHES = {"default": {"LOCATION": str(tmp_path), **CACHES[kind]}}
    caches["default"].clear()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    assert [add("a", 1, seconds=3600) for _ in range(2)] == [1, 2]
    monkeypatch.setattr(time, "time", lambda: now + 3000)
    assert add("a", 1, seconds=600) == 3
    monkeypatch.setattr(time, "time", lambda: now + 4000)
    assert add("a", 1, seconds=3600) == 1
