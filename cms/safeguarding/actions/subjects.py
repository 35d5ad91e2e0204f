"""Whom a case is about, and who stays away from it for that."""

from __future__ import annotations

from collections.abc import Collection

from django.db import IntegrityError, transaction

from cms.people.models import Person

from .. import line
from ..enums import State, Why
from ..models import Case, Exclusion, Officer, Subject
from ..triage import about_key


def write_subject(case: Case, person: Person) -> bool:
    """Name somebody the case is about, and keep whoever stands above them away. False when they were named before."""
    _subject, new = Subject.objects.get_or_create(
        case=case, person=person, defaults={"name": str(person)[:150]}
    )
    if new:
        keep_away(case, line.above([person.pk]), why=Why.LINE)
    return new


def keep_away(case: Case, people: Collection[int], *, why: str) -> None:
    """These may not see the case, whoever they are."""
    Exclusion.objects.bulk_create(
        [Exclusion(case=case, person_id=pk, why=why) for pk in people], ignore_conflicts=True
    )


def renew_about(case: Case) -> None:
    """Let the next report about the same people join this case, unless another is open for them."""
    about = about_key(set(case.subjects.values_list("person", flat=True)))
    try:
        with transaction.atomic():
            Case.objects.filter(pk=case.pk).update(about=about)
    except IntegrityError:
        Case.objects.filter(pk=case.pk).update(about="")


def free_if_handler_must_go(case: Case) -> None:
    """An officer who may no longer see the case has it no longer in hand."""
    held = Case.objects.filter(pk=case.pk, state=State.IN_HAND)
    if held.exists() and not Officer.objects.for_case(case).filter(person=case.handler_id).exists():
        held.update(state=State.OPEN, handler=None)
