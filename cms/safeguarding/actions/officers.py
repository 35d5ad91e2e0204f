"""Who reads reports is named, and stays on record after they have stopped."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from cms.notices.actions import notify
from cms.people.models import Person

from ..models import Line, Officer
from ..notices import OFFICER


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


def end_officer(*, officer: Officer) -> bool:
    """They see no case from now on. False when it had ended."""
    return bool(Officer.objects.filter(pk=officer.pk, until=None).update(until=timezone.now()))
