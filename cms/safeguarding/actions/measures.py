"""Interim measures: they protect people while a case is looked into, and are no verdict."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from cms.people.models import Person

from ..enums import Entered, MeasureKind
from ..models import Case, Entry, Measure
from ..signals import measure_lifted, measure_taken
from .acting import hold, must_see


@transaction.atomic
def take_measure(
    *,
    case: Case,
    by: Person,
    person: Person,
    kind: str,
    other: Person | None = None,
    until: datetime | None = None,
    words: str = "",
) -> Measure:
    """Let it hold from now on. The same again finds the first. Raises NotYours, and CaseMoved when it is closed."""
    hold(case, by)
    other = other if kind == MeasureKind.PAIR else None
    measure, new = Measure.objects.get_or_create(
        case=case, person=person, kind=kind, other=other, lifted_at=None, defaults={"until": until}
    )
    if new:
        _log(case, by, Entered.MEASURE, measure, words)
        transaction.on_commit(partial(measure_taken.send, Measure, measure_id=measure.pk), robust=True)
    return measure


@transaction.atomic
def lift_measure(*, measure: Measure, by: Person, words: str = "") -> bool:
    """End it before its time. False when it was lifted already. Raises NotYours."""
    must_see(measure.case, by)
    if not _lift(measure):
        return False
    _log(measure.case, by, Entered.LIFTED, measure, words)
    return True


def lift_all(case: Case) -> None:
    for measure in case.measures.filter(lifted_at=None):
        _lift(measure)


def _lift(measure: Measure) -> bool:
    lifted = Measure.objects.filter(pk=measure.pk, lifted_at=None).update(lifted_at=timezone.now())
    if lifted:
        transaction.on_commit(partial(measure_lifted.send, Measure, measure_id=measure.pk), robust=True)
    return bool(lifted)


def _log(case: Case, by: Person, kind: str, measure: Measure, words: str) -> None:
    who = " – ".join(str(one) for one in (measure.person, measure.other) if one)
    said = f"{who}\n{words}".strip()
    Entry.objects.create(case=case, kind=kind, by=by, value=measure.kind, words=said)
