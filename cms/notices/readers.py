"""Who reads: where a person can be written to, in which language, and what they want of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from cms.people.centres import centre_of
from cms.people.consents import MESSAGES
from cms.people.models import Consent, Person, Residence

from .conf import setting
from .models import Preferences
from .prayers import Prayers
from .quiet import QuietHours
from .registry import NoticeKind
from .wishes import Wishes

Place = tuple[float, float]  # latitude and longitude in degrees


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
            and wishes.earliest(kind, at=self.begins, spread=timedelta(0), praying=False) > self.begins
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
    places = places_of(person_ids)
    return {
        person.pk: Reader(
            person, wishes_of(person, allowed=person.pk in allowing, place=places.get(person.pk))
        )
        for person in people
    }


def wishes_of(person: Person, *, allowed: bool, place: Place | None = None) -> Wishes:
    """What the person chose, or what holds for those who never have; `place` is where they live, if they told."""
    chosen = getattr(person, "notice_preferences", None)
    if chosen is None:
        quiet = default_quiet()
        return Wishes(allowed, quiet, neutral=setting("NEUTRAL"), prayers=prayers_at(place, quiet.zone))
    return Wishes(
        allowed,
        chosen.quiet,
        frozenset(chosen.muted_channels),
        frozenset(chosen.muted_families),
        chosen.urgent_passes,
        chosen.neutral,
        prayers_at(place, chosen.quiet.zone),
    )


def places_of(person_ids: Collection[int]) -> dict[int, Place]:
    """Where each of them lives now, by the middle of the district, where the site looks to the prayers."""
    if not setting("PRAYER_MINUTES"):
        return {}
    lived = Residence.objects.filter(person__in=person_ids, since__lte=timezone.localdate()).order_by("since")
    told = {person: centre_of(district) for person, district in lived.values_list("person", "district__code")}
    return {person: place for person, place in told.items() if place}


def prayers_at(place: Place | None, zone: ZoneInfo) -> Prayers | None:
    """Those of the site, if it looks to them; of somebody on another clock no place is known."""
    minutes = setting("PRAYER_MINUTES")
    if not minutes or zone.key != settings.TIME_ZONE:
        return None
    latitude, longitude = place or setting("PRAYER_PLACE")
    return Prayers(latitude, longitude, zone, minutes, setting("FRIDAY_MINUTES"), setting("ASR_SHADOW"))


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
