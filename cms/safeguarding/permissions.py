"""Who may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cms.people.enums import Gender

from .models import Attestation, Officer

if TYPE_CHECKING:
    from cms.people.models import Person

ATTEST = "hunar_safeguarding.add_attestation"
NAME_OFFICERS = "hunar_safeguarding.add_officer"


def may_enter_women_only(person: Person | None) -> bool:
    """Women whom staff attested to be. What somebody says of themselves is not enough, nor is saying nothing."""
    return bool(person) and Attestation.objects.category_of(person) == Gender.WOMAN


def may_attest(user) -> bool:
    return user.has_perm(ATTEST)


def is_officer(user) -> bool:
    """Whether this login's person is an officer now; no permission makes one. One query: all of the admin asks."""
    return Officer.objects.current().filter(person__user=user.pk).exists()
