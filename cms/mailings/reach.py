"""Whom a mailing would reach and what it would cost, before anything leaves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, OuterRef, Q

from cms.language.sms import Counted, count
from cms.notices.conf import setting as notice_setting
from cms.people.models import Consent
from cms.people.querysets import PersonQuerySet
from cms.segments.audience import people_of
from cms.segments.people_criteria import has_language

from .aimed import guests_for, tree_of
from .conf import setting
from .consents import NEWS
from .enums import Channel
from .letters import STOP, Letter, letter_for, letters_of
from .stopping import address_of


@dataclass(frozen=True, slots=True)
class Reached:
    """The people of one channel and one language of the readers. `parts` is of a text message; `cost` of them all.

    It is None where no price is set. `guests` are subscribers.
    """

    channel: Channel
    language: str
    people: int
    parts: int
    cost: Decimal | None
    guests: bool = False


def offered() -> list[Channel]:
    """The channels that leave this site."""
    return [channel for channel in Channel if notice_setting(f"{channel.value.upper()}_BACKEND")]


def reach(mailing: Any) -> list[Reached]:
    """At most these: who minds news altogether, or takes it back meanwhile, is found out when it leaves."""
    people, letters = people_of(tree_of(mailing)), letters_of(mailing)
    rows = [
        _reached(channel, language, number, letters)
        for channel in mailing.channels
        for language, number in by_language(reached_by(people, channel))
    ]
    if mailing.by_email:
        rows += [
            replace(_reached(Channel.EMAIL, language, number, letters), guests=True)
            for language, number in guests_for(mailing).by_language()
        ]
    return rows


def _reached(channel: Channel, language: str, people: int, letters: dict[str, Letter]) -> Reached:
    letter = letter_for(letters, language) if letters else None
    parts = counted(letter).segments if letter and channel == Channel.SMS else 1
    price = setting("PRICES").get(channel.value)
    cost = people * parts * Decimal(str(price)) if price is not None else None
    return Reached(channel, language, people, parts, cost)


def together(rows: list[Reached]) -> Decimal | None:
    """What all of them cost; nobody knows where one has no price."""
    costs = [row.cost for row in rows if row.cost is not None]
    return sum(costs, Decimal(0)) if len(costs) == len(rows) else None


def counted(letter: Letter) -> Counted:
    """The text message as it leaves, with the longest address for stopping that is to be expected."""
    return count(letter.sms.replace(STOP, address_of(10**7, Channel.SMS)))


def reached_by(people: PersonQuerySet, channel: Channel) -> PersonQuerySet:
    """Those of the people who allow news by that channel and have an address for it."""
    user, fields = get_user_model(), {field.name for field in get_user_model()._meta.get_fields()}
    field = user.get_email_field_name() if channel == Channel.EMAIL else "phone"
    if field not in fields:
        return people.none()
    with_address = user._default_manager.filter(is_active=True).exclude(Q(**{field: ""}) | Q(**{field: None}))
    return people.filter(user__in=with_address.values("pk"), pk__in=allowing(NEWS[channel].name))


def allowing(purpose: str) -> Any:
    """The ids of those whose last word about it is yes."""
    later = Consent.objects.filter(person=OuterRef("person"), purpose=purpose).filter(
        Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk"))
    )
    return Consent.objects.filter(~Exists(later), purpose=purpose, given=True).values("person")


def by_language(people: PersonQuerySet) -> list[tuple[str, int]]:
    """(language, how many), the most first; who told none reads the site's own."""
    if not has_language():
        return [(settings.LANGUAGE_CODE, people.count())]
    totals: dict[str, int] = {}
    for language, number in people.order_by().values_list("user__language").annotate(Count("pk")):
        totals[language or settings.LANGUAGE_CODE] = (
            totals.get(language or settings.LANGUAGE_CODE, 0) + number
        )
    return sorted(totals.items(), key=lambda one: (-one[1], one[0]))
