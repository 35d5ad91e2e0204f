"""Counting what comes from one network without keeping who it was.

An address becomes a mark that can be counted and not be read back. What leaves no row is counted in the cache alone,
for as long as its window lasts; rows that are kept anyhow are counted by `floods`.
"""

import time
from collections.abc import Iterator, Mapping
from ipaddress import ip_address, ip_network

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.module_loading import import_string

MINUTE = 60


def mark_of(request: HttpRequest, *, salt: str, told_by: str = "") -> str:
    """`told_by` is the dotted path of a function that tells a request's address; empty: `REMOTE_ADDR`."""
    return mark(
        import_string(told_by)(request) if told_by else request.META.get("REMOTE_ADDR", ""), salt=salt
    )


def mark(address: str, *, salt: str) -> str:
    """The same for every address of one network, and another for every salt."""
    return salted_hmac(salt, network_of(address), algorithm="sha256").hexdigest()


def network_of(address: str) -> str:
    """One household or hub: an IPv4 address, or the 64 bits of an IPv6 address that its provider gives out."""
    try:
        here = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((here, 64), strict=False)) if here.version == 6 else str(here)


def windows(name: str, mark: str, limits: Mapping[int, int]) -> Iterator[tuple[str, int, int]]:
    """For each limit (minutes → how many): where it is counted, the seconds its window still has, and how many."""
    now = int(time.time())
    for minutes, limit in limits.items():
        window, passed = divmod(now, minutes * MINUTE)
        yield f"{name}:{minutes}:{window}:{mark}", minutes * MINUTE - passed, limit


def add(key: str, number: int, *, seconds: int) -> int:
    """The count after adding. A cache that has forgotten it, or keeps nothing, counts from the beginning."""
    kept = seconds + MINUTE
    cache.add(key, 0, timeout=kept)
    try:
        counted = cache.incr(key, number)
    except ValueError:
        return max(number, 0)
    cache.touch(key, kept)  # where counting is writing anew (files, a table), Django forgets for how long
    return counted
