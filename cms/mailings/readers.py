"""Who reads a mailing: what each person allows, wishes, and can be reached by."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.db.models.functions import Lower

from cms.notices.actions import contact_of, language_of
from cms.notices.enums import Family
from cms.notices.readers import default_quiet, places_of, prayers_at, wishes_of
from cms.notices.registry import NoticeKind
from cms.notices.wishes import Wishes
from cms.people.models import Consent, Person
from cms.segments.audience import reachable

from .consents import NEWS
from .enums import Channel
from .models import Recipient, Subscriber
from .stopping import address_of, leaving_address_of
from .stops import is_marked, marks_of

#: How news is looked at by a person's wishes; in the inbox it stands for who wants neutral words elsewhere.
KIND = NoticeKind(
    "hunar_mailing", subject="%(subject)s", text="%(text)s", channels=(), icon="bell", family=Family.CAMPAIGNS
)


@dataclass(frozen=True, slots=True)
class Reader:
    person: Person
    wishes: Wishes
    allowed: frozenset[str]
    stopped: dict[str, str] = field(
        default_factory=dict
    )  # channel → mark of the address where nothing arrives

    @property
    def language(self) -> str:
        return language_of(self.person)

    def earliest(self, *, at: datetime, spread: timedelta) -> datetime:
        return self.wishes.earliest(KIND, at=at, spread=spread)

    def stop_address(self, channel: str) -> str:
        return address_of(self.person.pk, channel)

    def address(self, channel: str) -> str:
        return address_of_person(self.person, channel)

    def ways(self, offered: Iterable[str]) -> list[str]:
        """Those of the channels by which the person allows news, wants it, and can be reached."""
        wanted = self.wishes.channels(KIND, offered)
        return [channel for channel in wanted if channel in self.allowed and self._takes(channel)]

    def _takes(self, channel: str) -> bool:
        address = self.address(channel)
        return bool(address) and not is_marked(address, self.stopped.get(channel, ""))

    @property
    def is_neutral(self) -> bool:
        return self.wishes.are_neutral(KIND)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody without an account. There is no inbox, so nothing is neutral; the site's quiet hours hold."""

    subscriber: Subscriber
    is_neutral = False

    @property
    def language(self) -> str:
        return self.subscriber.language

    def earliest(self, *, at: datetime, spread: timedelta) -> datetime:
        quiet = default_quiet()
        return Wishes(True, quiet, prayers=prayers_at(None, quiet.zone)).earliest(KIND, at=at, spread=spread)

    def stop_address(self, channel: str) -> str:
        return leaving_address_of(self.subscriber.pk)

    def address(self, channel: str) -> str:
        return (self.subscriber.email or "") if channel == Channel.EMAIL else ""

    def ways(self, offered: Iterable[str]) -> list[str]:
        return [channel for channel in offered if self.address(channel)]


def readers_by_row(rows: Iterable[Recipient]) -> dict[int, Reader | Guest]:
    """Who reads each of these, by the row's id; those who may not be written to any more are left out."""
    rows = list(rows)
    people = readers_of({row.person_id for row in rows if row.person_id})
    guests = guests_of({row.subscriber_id for row in rows if row.subscriber_id})
    found = {row.pk: people.get(row.person_id or 0) or guests.get(row.subscriber_id or 0) for row in rows}
    return {pk: reader for pk, reader in found.items() if reader}


def guests_of(subscriber_ids: Collection[int]) -> dict[int, Guest]:
    """Each of these subscribers, by id.

    Whose address is a person's by now, and who said there that no news may come by e-mail, has said it once for all.
    """
    if not subscriber_ids:
        return {}
    subscribers = list(Subscriber.objects.current().filter(pk__in=subscriber_ids))
    refusing = _refusing({subscriber.email.lower() for subscriber in subscribers})
    return {row.pk: Guest(row) for row in subscribers if row.email.lower() not in refusing}


def _refusing(emails: set[str]) -> set[str]:
    field = f"user__{get_user_model().get_email_field_name()}"
    people = Person.objects.annotate(address=Lower(field)).filter(address__in=emails)
    addresses = dict(people.values_list("pk", "address"))
    purpose, last = NEWS[Channel.EMAIL].name, {}
    decisions = Consent.objects.filter(person__in=addresses, purpose=purpose).order_by("at", "pk")
    for person, given in decisions.values_list("person", "given"):
        last[addresses[person]] = given
    return {address for address, given in last.items() if not given}


def address_of_person(person: Person, channel: str) -> str:
    return contact_of(person, "email" if channel == Channel.EMAIL else "sms")


def readers_of(person_ids: Collection[int]) -> dict[int, Reader]:
    """Each of these people who may be in an audience, by id, with the same number of queries however many they are."""
    people = reachable().filter(pk__in=person_ids).select_related("user", "notice_preferences")
    allowed, stopped, places = allowed_by(person_ids), marks_of(person_ids), places_of(person_ids)
    return {
        person.pk: Reader(
            person,
            wishes_of(person, allowed=True, place=places.get(person.pk)),
            allowed.get(person.pk, frozenset()),
            stopped.get(person.pk, {}),
        )
        for person in people
    }


def allowed_by(person_ids: Collection[int]) -> dict[int, frozenset[str]]:
    """By which channels each person's last word allows news."""
    channels = {purpose.name: channel.value for channel, purpose in NEWS.items()}
    last: dict[tuple[int, str], bool] = {}
    decisions = Consent.objects.filter(person__in=person_ids, purpose__in=channels).order_by("at", "pk")
    for person, purpose, given in decisions.values_list("person", "purpose", "given"):
        last[person, channels[purpose]] = given
    found: dict[int, set[str]] = {}
    for (person, channel), given in last.items():
        if given:
            found.setdefault(person, set()).add(channel)
    return {person: frozenset(ways) for person, ways in found.items()}
