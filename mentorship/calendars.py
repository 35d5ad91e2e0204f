"""Meetings as calendar entries (RFC 5545), and the signed address of a person's calendar.

The only module that imports icalendar, and when it is used: a site without the extra `mentorship` has no calendars.

A phone may be shared: an entry says that there is a meeting, when, and where to join. Never with whom or about what.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _

from .models import Meeting

STATUS = {"proposed": "TENTATIVE", "confirmed": "CONFIRMED", "held": "CONFIRMED"}
CANCELLED = "CANCELLED"
CONTENT_TYPE = "text/calendar; charset=utf-8"
LOOK_AGAIN = timedelta(hours=1)


@dataclass(frozen=True)
class Entry:
    """A meeting in somebody's calendar. One they do not go to is cancelled for them, whatever the others do."""

    meeting: Meeting
    address: str  # of the page of the meeting
    is_off: bool = False

    @property
    def status(self) -> str:
        return CANCELLED if self.is_off else STATUS.get(self.meeting.state, CANCELLED)


def are_offered() -> bool:
    """Whether this site can make calendar files."""
    return find_spec("icalendar") is not None


def calendar_of(entries: Iterable[Entry], *, now: datetime) -> bytes:
    """A calendar file of these, times in UTC: each program shows them by its own clock."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Hunar//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", settings.WAGTAIL_SITE_NAME)
    calendar.add("refresh-interval", LOOK_AGAIN, {"value": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for entry in entries:
        calendar.add_component(_event(entry, now))
    return calendar.to_ical()


def _event(entry: Entry, now: datetime) -> Any:
    from icalendar import Event, vUri

    meeting, event = entry.meeting, Event()
    event.add("uid", f"{meeting.key}@hunar")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("last-modified", meeting.changed_at.astimezone(UTC))
    event.add("dtstart", meeting.starts_at.astimezone(UTC))
    event.add("dtend", meeting.ends_at.astimezone(UTC))
    event.add("status", entry.status)
    event.add("summary", _("Meeting"))
    event.add("class", "PRIVATE")
    event.add("url", vUri(entry.address))
    if entry.status != CANCELLED and (place := meeting.link or meeting.where):
        event.add("location", place)
    return event


def token_of(key: UUID) -> str:
    """What stands in the address of a calendar. It cannot be made from the database alone."""
    return _signer().sign(key.hex)


def key_in(token: str) -> UUID | None:
    try:
        return UUID(_signer().unsign(token))
    except (BadSignature, ValueError):
        return None


def _signer() -> Signer:
    return Signer(sep=".", salt="hunar_mentorship.calendar")
