"""Certificate numbers cannot be found by trying.

A guess is a number that could be ours and is not: its check sign fits, and no certificate has it. Genuine numbers are
none, nor are most slips of the pen, so a whole hub behind one address may look up as many certificates as it likes.
Whoever has guessed too often waits; the QR code and the link, which cannot be guessed, answer all the same.
"""

from collections.abc import Callable, Iterator
from typing import TypeVar

from django.core.cache import cache
from django.http import HttpRequest

from cms import networks
from cms.networks import MINUTE

from .conf import setting

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
        if networks.add(key, 1, seconds=left) > limit:
            raise TooManyGuesses(seconds=left)


def _give_back(request: HttpRequest) -> None:
    for key, left, _limit in _windows(request):
        networks.add(key, -1, seconds=left)


def _windows(request: HttpRequest) -> Iterator[tuple[str, int, int]]:
    """For each limit: where it is counted, the seconds its window still has, and how many guesses it allows."""
    return networks.windows("hunar_certificates:guess", _mark(request), setting("GUESSES_PER_NETWORK"))


def _mark(request: HttpRequest) -> str:
    return networks.mark_of(request, salt="hunar_certificates.guessing", told_by=setting("CLIENT_ADDRESS"))
