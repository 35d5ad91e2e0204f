"""Who reads: where a person can be written to, in which language, and what they want of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from cms.people.consents import MESSAGES
from cms.people.models import Consent, Person

from .conf import setting
from .models import Preferences
from .quiet import QuietHours
from .registry import NoticeKind
from .wishes import Wishes


@dataclass(frozen=True, slots=True)
class Reader:
    person: Person
    wishes: Wishes

    @property
    def language(self) -> str:
        return language_of(self.person)

    def ways(self, kind: NoticeKind) -> list[str]:
        """The channels by which such a notice reaches the person now."""
        offered = setting("CHANNELS").get(kind.name, kind.channels)
        return [
            channel for channel in self.wishes.channels(kind, offered) if contact_of(self.person, channel)
        ]


@dataclass(frozen=True, slots=True)
class Night:
    """Quiet hours that are about to begin, and when the last of what waited in them has left."""

    hours: QuietHours
    begins: datetime
    ends: datetime

    def holds(self, reader: Reader, kind: NoticeKind) -> bool:
        """Whether such a notice for this person would wait until these hours are over."""
        wishes = reader.wishes
        return (
            wishes.quiet == self.hours
            and wishes.earliest(kind, at=self.begins, spread=timedelta(0)) > self.begins
        )


def nights_beginning(*, at: datetime, within: timedelta) -> list[Night]:
    """Whose quiet hours begin so soon: one for each clock that anybody chose, or that holds for whoever has not."""
    chosen = Preferences.objects.order_by().values("quiet_from", "quiet_to", "time_zone").distinct()
    clocks = {default_quiet(), *(Preferences(**each).quiet for each in chosen)}
    spread = timedelta(minutes=setting("SPREAD_MINUTES"))
    begin = ((hours, hours.begins(at)) for hours in clocks)
    return [
        Night(hours, begins, hours.over(begins) + spread)
        for hours, begins in begin
        if begins and begins <= at + within
    ]


def readers_of(person_ids: Collection[int]) -> dict[int, Reader]:
    """Each person as a reader, by id, in two queries however many they are."""
    people = Person.objects.filter(pk__in=person_ids).select_related("user", "notice_preferences")
    allowing = Consent.objects.filter(person__in=person_ids).given_by(MESSAGES.name)
    return {person.pk: Reader(person, wishes_of(person, allowed=person.pk in allowing)) for person in people}


def wishes_of(person: Person, *, allowed: bool) -> Wishes:
    """What the person chose, or what holds for those who never have."""
    chosen = getattr(person, "notice_preferences", None)
    if chosen is None:
        return Wishes(allowed, default_quiet(), neutral=setting("NEUTRAL"))
    return Wishes(
        allowed,
        chosen.quiet,
        frozenset(chosen.muted_channels),
        frozenset(chosen.muted_families),
        chosen.urgent_passes,
        chosen.neutral,
    )


def default_quiet() -> QuietHours:
    start, end = (time.fromisoformat(hour) for hour in setting("QUIET_HOURS"))
    return QuietHours(start, end, ZoneInfo(settings.TIME_ZONE))


def contact_of(person: Person, channel: str) -> str:
    """Where a channel reaches the person, or nothing. A login that was closed is not written to."""
    user = person.user
    if user is None or not user.is_active:
        return ""
    return getattr(user, "phone" if channel == "sms" else user.get_email_field_name(), "") or ""


def language_of(person: Person) -> str:
    """The language to write to the person in: their login's, where it keeps one."""
    return getattr(person.user, "language", "") or settings.LANGUAGE_CODE
