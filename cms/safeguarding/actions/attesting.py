"""Staff attest the category that hard gender rules go by."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from cms.people.enums import Gender
from cms.people.models import Person

from ..models import Attestation, AttestationEntry


class CannotAttest(ValueError):
    """Neither oneself nor somebody who was erased; and only the two categories that rules know."""


@transaction.atomic
def attest(*, person: Person, category: str, how: str, by: Person | None, note: str = "") -> Attestation:
    """Write down what was made sure of. The same again adds nothing; another is logged. Raises CannotAttest."""
    Person.objects.select_for_update().get(pk=person.pk)  # two taps at once are one attestation
    if category not in (Gender.WOMAN, Gender.MAN) or person == by or person.erased_at:
        raise CannotAttest
    now = timezone.now()
    said = {"category": category, "how": how, "note": note, "by": by}
    attestation = Attestation.objects.filter(person=person).first()
    if attestation and (attestation.category, attestation.how, attestation.note) == (category, how, note):
        return attestation
    attestation, _new = Attestation.objects.update_or_create(person=person, defaults={**said, "at": now})
    AttestationEntry.objects.create(person=person, at=now, **said)
    return attestation


@transaction.atomic
def take_back_attestation(*, person: Person, by: Person | None, note: str = "") -> bool:
    """It was a mistake: from now on no rule is satisfied. False when there was none."""
    Person.objects.select_for_update().get(pk=person.pk)
    gone, _rows = Attestation.objects.filter(person=person).delete()
    if gone:
        AttestationEntry.objects.create(person=person, by=by, note=note)
    return bool(gone)


def attested_category(person: Person | int) -> str:
    """`Gender.WOMAN` or `Gender.MAN` as staff attested it, or "" when nobody did: which satisfies no rule."""
    return Attestation.objects.category_of(person)


def attested_categories(people: Iterable[Person | int]) -> dict[int, str]:
    """By id of a person; those of whom nothing was attested are not in it."""
    return Attestation.objects.categories_of(people)
