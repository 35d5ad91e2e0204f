"""Everybody who is asked to a meeting hears of it, in their own language and by their own clock, and nobody's name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import override

from cms.notices.actions import Telling, notify

from ..models import Meeting
from ..zones import place_of, when_in_words


def tell_of_meeting(
    meeting: Meeting, kind: str, *, but: Any = None, step: str = "", until: datetime | None = None
) -> None:
    """One notice for each who is in it and is not `but`; the same step of the same plan is told once."""
    for person, zone in people_of(meeting):
        if person != but:
            told = telling(meeting, person, zone, step=step)
            notify(person=person, kind=kind, params=told.params, once=told.once, until=until)


def telling(meeting: Meeting, person: Any, zone: str, *, step: str) -> Telling:
    """What this person is told of that step of the plan as it stands, once."""
    return Telling(person.pk, _params(meeting, zone), once=f"{meeting.key}:{meeting.sequence}:{step}")


def people_of(meeting: Meeting) -> Iterator[tuple[Any, str]]:
    """Who is in it, with their time zones: the mentor, and those who did not say no and may be in contact."""
    yield meeting.mentor.mentor.person, meeting.mentor.mentor.time_zone
    asked = meeting.attendances.exclude(said_yes=False).filter(match__ended_at=None, match__paused_at=None)
    for attendance in asked.select_related("match__mentee__person"):
        yield attendance.match.mentee.person, attendance.match.mentee.time_zone


def _params(meeting: Meeting, zone: str) -> dict[str, Any]:
    return {"meeting": str(meeting.key), "when": in_words(meeting.starts_at, zone)}


def in_words(moment: datetime, zone: str) -> dict[str, str]:
    """The moment on this zone's clock, in each language of the site."""
    said = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            said[language] = f"{when_in_words(moment, zone)} ({place_of(zone)})"
    return said
