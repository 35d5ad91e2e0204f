"""A fact is answered anew, handed over, and its owner is reminded."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from cms.notices.actions import Telling, notify, notify_many
from cms.people.models import Person
from themes.languages import site_languages

from .conf import setting
from .models import Edition, Fact
from .notices import DUE_SOON, EXPIRED, GIVEN


def new_edition(*, fact: Fact, **answer: Any) -> Edition:
    """Answer the fact's question anew. Raises ValidationError for an answer that says nothing, or for a second one
    from the same day on: withdraw the first when it was wrong."""
    edition = Edition(fact=fact, **answer)
    edition.full_clean()
    edition.save()
    return edition


def withdraw(*, edition: Edition) -> bool:
    """It was a mistake: it stays on record, and what was in force before it is again. False when it already was."""
    edition.withdrawn = True
    return bool(Edition.objects.standing().filter(pk=edition.pk).update(withdrawn=True))


@transaction.atomic
def hand_over(*, fact: Fact, owner: Person | None) -> None:
    """Somebody else looks after it, and is told; nobody, when there is no owner."""
    fact.owner = owner
    Fact.objects.filter(pk=fact.pk).update(owner=owner)
    if owner:
        notify(person=owner, kind=GIVEN.name, params={"fact": fact.pk, "name": fact.names})


def remind_owners() -> int:
    """Tell owners that a review date is near, and once more when it is past; how many notices are new.

    Once each for a review date: one that is moved on is told of anew, and one whose answer is replaced by then is not.
    """
    today = timezone.localdate()
    owned = Edition.objects.in_force(today).left_to_age().owned().select_related("fact")
    soon = owned.due_within(today, days=setting("SOON_DAYS"))
    return _tell(DUE_SOON.name, soon) + _tell(EXPIRED.name, owned.expired(today))


def _tell(kind: str, editions: Any) -> int:
    tellings = [
        Telling(
            edition.fact.owner_id,
            {
                "fact": edition.fact_id,
                "name": edition.fact.names,
                "date": in_every_language(edition.review_by),
            },
            once=f"{edition.pk}:{edition.review_by:%Y-%m-%d}",
        )
        for edition in editions
    ]
    return notify_many(kind=kind, tellings=tellings)


def in_every_language(day: date) -> dict[str, str]:
    found = {}
    for code, _name in site_languages():
        with override(code):
            found[code] = date_format(day)
    return found
