"""Who reads reports is named, and stays on record after they have stopped."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from cms.notices.actions import notify
from cms.people.models import Person

from ..enums import State
from ..models import Case, Line, Officer
from ..notices import OFFICER
from .subjects import free_if_handler_must_go
from .telling import tell_officers


@transaction.atomic
def name_officer(*, person: Person, by: Person | None, line: Collection[Person] = ()) -> Officer:
    """Make somebody an officer from now on; naming them again finds them. The other officers are told that one came."""
    officer, new = Officer.objects.get_or_create(person=person, until=None, defaults={"named_by": by})
    set_line(officer=officer, people=line)
    for other in (
        Officer.objects.current().exclude(person=person).select_related("person__user") if new else ()
    ):
        notify(person=other.person, kind=OFFICER.name, once=f"officer:{officer.pk}")
    return officer


@transaction.atomic
def set_line(*, officer: Officer, people: Collection[Person]) -> None:
    """Say whose cases are never this officer's: whom they lead, and who leads them."""
    officer.lines.exclude(person__in=people).delete()
    lines = [Line(officer=officer, person=one) for one in people]
    Line.objects.bulk_create(lines, ignore_conflicts=True)


@transaction.atomic
def end_officer(*, officer: Officer) -> bool:
    """They see no case from now on, and what they had in hand is open again for others. False when it had ended."""
    if not Officer.objects.filter(pk=officer.pk, until=None).update(until=timezone.now()):
        return False
    for case in Case.objects.filter(handler=officer.person, state=State.IN_HAND):
        free_if_handler_must_go(case)
        tell_officers(case, once=f"left:{officer.pk}")
    return True
