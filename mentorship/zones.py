"""Clocks in more than one time zone, with whose they are: two people never have to reckon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

HOME = "Asia/Karachi"
#: Where people who take part live most often. Any other zone is called by its city.
PLACES: dict[str, str | Promise] = {
    HOME: pgettext_lazy("time zone", "Pakistan"),
    "Asia/Dubai": gettext_lazy("Dubai"),
    "Asia/Riyadh": gettext_lazy("Saudi Arabia"),
    "Asia/Qatar": gettext_lazy("Qatar"),
    "Asia/Kabul": gettext_lazy("Kabul"),
    "Asia/Kolkata": gettext_lazy("Delhi"),
    "Asia/Kuala_Lumpur": gettext_lazy("Malaysia"),
    "Asia/Shanghai": gettext_lazy("Beijing"),
    "Asia/Tokyo": gettext_lazy("Tokyo"),
    "Australia/Sydney": gettext_lazy("Sydney"),
    "Europe/London": gettext_lazy("Britain"),
    "Europe/Berlin": gettext_lazy("Germany"),
    "Europe/Istanbul": gettext_lazy("Türkiye"),
    "America/Toronto": gettext_lazy("Toronto"),
    "America/New_York": gettext_lazy("New York"),
    "America/Chicago": gettext_lazy("Chicago"),
    "America/Denver": gettext_lazy("Denver"),
    "America/Los_Angeles": gettext_lazy("Los Angeles"),
}


@dataclass(frozen=True)
class Clock:
    """What the clock shows where these people are. `when` carries no zone, so that templates leave it as it is."""

    when: datetime
    place: str
    names: tuple[str, ...]
    is_mine: bool = False


def place_of(zone: str) -> str:
    """A zone in words."""
    known = PLACES.get(zone)
    return str(known) if known else zone.rpartition("/")[2].replace("_", " ")


def zone_of(name: str) -> tzinfo:
    """The zone of that name; Pakistan's when a database of zones no longer knows it."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError):
        return ZoneInfo(HOME)


def clocks(moment: datetime, mine: str, others: Iterable[tuple[str, str]]) -> list[Clock]:
    """One clock for each time that people read then, mine first; `others` are (name, zone).

    People whose clocks show the same share one. With one for all, nobody has to be named.
    """
    first = _local(moment, mine)
    theirs: dict[datetime, tuple[str, list[str]]] = {}
    with_me: list[str] = []
    for name, zone in others:
        when = _local(moment, zone)
        names = with_me if when == first else theirs.setdefault(when, (zone, []))[1]
        names.append(name)
    own = (_("You"), *with_me) if theirs else ()
    return [
        Clock(first, place_of(mine), own, is_mine=True),
        *(Clock(when, place_of(zone), tuple(names)) for when, (zone, names) in theirs.items()),
    ]


def when_in_words(moment: datetime, zone: str) -> str:
    """Day and hour by the clock of this zone, in the language that is spoken now."""
    local = _local(moment, zone)
    parts = {"date": date_format(local, "l j F"), "time": date_format(local, "H:i")}
    return _("%(date)s, %(time)s") % parts


def _local(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(zone_of(zone)).replace(tzinfo=None)
