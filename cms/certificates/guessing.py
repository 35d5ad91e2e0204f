"""Certificate numbers cannot be found by trying.

A guess is a number that could be ours and is not: its check sign fits, and no certificate has it. Genuine numbers are
none, nor are most slips of the pen, so a whole hub behind one address may look up as many certificates as it likes.
Whoever has guessed too often waits; the QR code and the link, which cannot be guessed, answer all the same.
"""

import time
from collections.abc import Callable, Iterator
from ipaddress import ip_address, ip_network
from typing import TypeVar

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.module_loading import import_string

from .conf import setting

MINUTE = 60
Found = TypeVar("Found")


class TooManyGuesses(Exception):
    """Enough numbers were tried from there for now."""

    def __init__(self, *, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds  # until the next may be tried


def look_up(request: HttpRequest, number: str, *, find: Callable[[], Found | None]) -> Found | None:
    """What has that number, or None; raises TooManyGuesses before looking. The same number again is no new guess."""
    missed = f"hunar_certificates:missed:{number}:{_mark(request)}"
    if cache.get(missed):
        return find()
    _spend(request)
    if found := find():
        _give_back(request)
    else:
        cache.set(missed, True, timeout=MINUTE * min(setting("GUESSES_PER_NETWORK"), default=0))
    return found


def _spend(request: HttpRequest) -> None:
    """Counted before looking, so that many at once cannot slip through."""
    for key, left, limit in _windows(request):
        cache.add(key, 0, timeout=left + MINUTE)
        if _add(key, 1) > limit:
            raise TooManyGuesses(seconds=left)


def _give_back(request: HttpRequest) -> None:
    for key, _left, _limit in _windows(request):
        _add(key, -1)


def _windows(request: HttpRequest) -> Iterator[tuple[str, int, int]]:
    """For each limit: where it is counted, the seconds its window still has, and how many guesses it allows."""
    now, who = int(time.time()), _mark(request)
    for minutes, limit in setting("GUESSES_PER_NETWORK").items():
        window, passed = divmod(now, minutes * MINUTE)
        yield f"hunar_certificates:guess:{minutes}:{window}:{who}", minutes * MINUTE - passed, limit


def _mark(request: HttpRequest) -> str:
    """The network as a mark that can be counted and not be read back."""
    path = setting("CLIENT_ADDRESS")
    address = import_string(path)(request) if path else request.META.get("REMOTE_ADDR", "")
    return salted_hmac("hunar_certificates.guessing", _network(address), algorithm="sha256").hexdigest()


def _network(address: str) -> str:
    """One household or hub: an IPv4 address, or the 64 bits of an IPv6 address that its provider gives out."""
    try:
        here = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((here, 64), strict=False)) if here.version == 6 else str(here)


def _add(key: str, number: int) -> int:
    """The count after adding. A cache that has forgotten it, or keeps nothing, counts from the beginning."""
    try:
        return cache.incr(key, number)
    except ValueError:
        return max(number, 0)
