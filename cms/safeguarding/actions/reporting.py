"""A report arrives: evidence is frozen, and a case is opened or joined."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from cms.floods import is_flood
from cms.people.models import Person

from .. import reportable
from ..conf import setting
from ..enums import Danger, Entered, Severity, Why
from ..models import Case, Entry, Evidence, Report
from ..triage import about_key, graver, severity_of
from .subjects import keep_away, write_subject
from .telling import tell_officers


class CannotReport(ValueError):
    """It would be about nobody but whoever reports, or about a thing that nobody made reportable."""


class TooManyReports(Exception):
    """More in a short time than the limits allow, and nobody is in danger. Nothing is kept: say so to whoever wrote."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What somebody told, in the words of `enums`. `not_for` are ids of people who shall not see it."""

    kind: str
    danger: str
    wish: str
    words: str = ""
    reach: str = ""
    is_anonymous: bool = False
    not_for: Collection[int] = ()


@transaction.atomic
def file_report(
    *,
    token: UUID,
    told: Told,
    reporter: Person | None,
    thing: models.Model | None = None,
    person: Person | None = None,
) -> Report:
    """Keep a report about a thing, a person, or nothing that is here. The same token again finds the first.

    Without a name nothing is written that leads to the reporter. Raises CannotReport and TooManyReports.
    """
    if known := Report.objects.filter(token=token).first():
        return known
    people = _people_about(thing, person, reporter)
    _refuse_flood(told, reporter)
    try:
        with transaction.atomic():
            return _file(token, told, reporter, thing, people)
    except IntegrityError:  # a double click, and the other was first
        return Report.objects.get(token=token)


def _refuse_flood(told: Told, reporter: Person | None) -> None:
    """Whoever is in danger, or afraid of it, passes: a report too many is better than one that is missing."""
    if told.danger != Danger.NO:
        return
    if told.is_anonymous or reporter is None:
        rows, table = Report.objects.filter(is_anonymous=True), setting("REPORTS_WITHOUT_NAME")
    else:
        rows, table = Report.objects.made_by(reporter), setting("REPORTS_PER_PERSON")
    if is_flood(rows, table):
        raise TooManyReports


def due_after(severity: str) -> Any:
    """The moment by which an officer takes it in hand."""
    return timezone.now() + timedelta(hours=setting("RESPONSE_HOURS")[severity])


def _people_about(thing: Any, person: Person | None, reporter: Person | None) -> list[Person]:
    kind = reportable.of(thing) if thing is not None else None
    if thing is not None and kind is None:
        raise CannotReport
    named = [*(kind.about(thing) if kind else ()), *([person] if person else ())]
    others = list(dict.fromkeys(one for one in named if one != reporter))
    if named and not others:
        raise CannotReport
    return others


def _file(token: UUID, told: Told, reporter: Person | None, thing: Any, people: Iterable[Person]) -> Report:
    severity = severity_of(kind=told.kind, danger=told.danger)
    case, is_new = _case_about(about_key({one.pk for one in people}, _address_of(thing)), severity)
    report = _write(case, token, told, None if told.is_anonymous else reporter)
    _freeze(report, thing, people)
    for one in people:
        write_subject(case, one)
    keep_away(case, told.not_for, why=Why.ASKED)
    Entry.objects.create(case=case, kind=Entered.OPENED if is_new else Entered.JOINED)
    tell_officers(case, once=str(report.key))
    return report


def _case_about(about: str, severity: Severity) -> tuple[Case, bool]:
    """The open case about the same, held for this transaction, or a new one. Two at once open one."""
    same = Case.objects.unsettled().filter(about=about)
    if about and same.hold():
        return _join(same.get(), severity), False
    try:
        with transaction.atomic():
            return Case.objects.create(about=about, severity=severity, due_at=due_after(severity)), True
    except IntegrityError:
        if not same.hold():
            raise
        return _join(same.get(), severity), False


def _join(case: Case, severity: Severity) -> Case:
    """One more report never makes a case less urgent, and somebody is to read it in time."""
    case.severity = graver(case.severity, severity)
    case.due_at = min(filter(None, (case.due_at, due_after(severity))))
    case.save(update_fields=["severity", "due_at"])
    return case


def _write(case: Case, token: UUID, told: Told, reporter: Person | None) -> Report:
    return Report.objects.create(
        case=case,
        token=token,
        reporter=reporter,
        is_anonymous=reporter is None,
        kind=told.kind,
        danger=told.danger,
        words=told.words,
        wish=told.wish,
        reach=told.reach if reporter else "",
    )


def _freeze(report: Report, thing: Any, people: Iterable[Person]) -> None:
    kind = reportable.of(thing) if thing is not None else None
    content = {"people": [str(one) for one in people], **(kind.snapshot(thing) if kind else {})}
    Evidence.objects.create(
        report=report,
        model=kind.name if kind else "",
        object_id=str(thing.pk) if kind else "",
        title=str(kind.title) if kind else "",
        content=json.loads(json.dumps(content, cls=DjangoJSONEncoder)),
    )


def _address_of(thing: Any) -> str:
    return f"{thing._meta.label_lower}:{thing.pk}" if thing is not None else ""
