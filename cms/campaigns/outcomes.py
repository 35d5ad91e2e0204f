"""What people did elsewhere on the site while a campaign ran: sign-ups, enrolments. Rooms register what they count.

It is not said that the campaign caused it: a guest's way is not followed. The report says "while it ran".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.people.models import Consent, Person, Residence

from .models import Campaign


@dataclass(frozen=True)
class During:
    """The days asked about, both included, and the campaign; `next_pages` are ids of the pages it leads to."""

    campaign: Campaign
    first: date
    last: date

    @property
    def moments(self) -> tuple[datetime, datetime]:
        begins, ends = (datetime.combine(day, time()) for day in (self.first, self.last + timedelta(days=1)))
        return timezone.make_aware(begins), timezone.make_aware(ends)

    @property
    def next_pages(self) -> list[int]:
        door = self.campaign.doors.get("next", {})
        return [int(pk) for pk in door.get("to", {}).values()] if door.get("kind") == "page" else []


#: People by the code of their district; "" for whoever told none.
ByDistrict = Mapping[str, int]


@dataclass(frozen=True)
class Outcome:
    name: str
    label: str | Promise
    by_district: Callable[[During], ByDistrict]


_outcomes: dict[str, Outcome] = {}


def register(outcome: Outcome) -> None:
    """Add what is counted; call it from AppConfig.ready(). The same name again replaces it."""
    _outcomes[outcome.name] = outcome


def outcomes() -> list[Outcome]:
    return list(_outcomes.values())


def sign_ups(during: During) -> ByDistrict:
    """People who opened an account, by the district they told, where they agreed to be counted."""
    begins, ends = during.moments
    people = Person.objects.present().filter(created_at__gte=begins, created_at__lt=ends).exclude(user=None)
    return by_district(people)


def by_district(people: models.QuerySet[Any, Any]) -> dict[str, int]:
    """How many of these people live where; who did not agree to be counted by it is without a district."""
    agreed = Consent.objects.filter(person__in=people.values("pk")).given_by("counts")
    total = people.count()
    homes = dict(
        Residence.objects.on(timezone.localdate())
        .filter(person__in=people.values("pk"))
        .order_by("since", "pk")
        .values_list("person", "district__code")
    )
    found: dict[str, int] = {}
    for person, code in homes.items():
        if person in agreed:
            found[code] = found.get(code, 0) + 1
    return {**found, "": total - sum(found.values())}


def register_own() -> None:
    register(Outcome("sign_ups", _("New accounts"), sign_ups))
