"""The words of the demo, read from `content/`, and the days and times that stand in them."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from tomllib import loads
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils import timezone

from ..availability import Week

CONTENT = Path(__file__).parent / "content"
Words = dict[str, Any]


@cache
def read(name: str) -> Words:
    return loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def programmes() -> list[Words]:
    return read("programmes")["programmes"]


def mentors(programme: str) -> list[Words]:
    return [words for words in read("mentors")["mentors"] if programme in words["programmes"]]


def mentees(programme: str) -> list[Words]:
    return [words for words in read("mentees")["mentees"] if words["programme"] == programme]


def stable_key(*place: object) -> UUID:
    """The same key for the same place, on every machine."""
    return uuid5(NAMESPACE_URL, "/".join(("hunar-demo", *map(str, place))))


def week(free: Iterable[str]) -> Week:
    """From parts of the day with their weekdays, as in "evening:0-4" or "morning:1,3"."""
    whole = Week()
    for words in free:
        part, _, days = words.partition(":")
        whole |= Week.from_parts({day: [part] for day in _days(days)})
    return whole


def _days(words: str) -> Iterable[int]:
    if "-" in words:
        first, last = map(int, words.split("-"))
        return range(first, last + 1)
    return map(int, words.split(","))


def ago(days: int, *, minutes: int = 0) -> datetime:
    """So many days back, at eight in the evening and some minutes."""
    day = timezone.localdate() - timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(20))) + timedelta(minutes=minutes)
