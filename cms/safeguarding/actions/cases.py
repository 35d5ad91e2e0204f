"""What officers do with a case. Each act is refused to whoever may not see it, and writes a line in its log."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.people.models import Person

from ..conf import setting
from ..enums import Entered, State, Why
from ..models import Case, CaseReading, Entry, Officer
from .acting import CaseMoved, hold, must_see
from .measures import lift_all
from .reporting import due_after
from .subjects import free_if_handler_must_go, keep_away, renew_about, write_subject
from .telling import tell_officers, tell_reporter


@transaction.atomic
def note_reading(*, case: Case, by: Person) -> None:
    """Write down that an officer opened the case; whoever reported is told that it was read, once. Raises NotYours."""
    must_see(case, by)
    now = timezone.now()
    hour = now.replace(minute=0, second=0, microsecond=0)
    reading = CaseReading(case=case, by=by, at=now, hour=hour)
    CaseReading.objects.bulk_create([reading], ignore_conflicts=True)
    for report in case.reports.unread().select_related("reporter__user"):
        if type(report).objects.unread().filter(pk=report.pk).update(read_at=now):
            tell_reporter(report)


@transaction.atomic
def take_in_hand(*, case: Case, by: Person) -> bool:
    """The officer looks after it from now on. False when another was first. Raises NotYours."""
    must_see(case, by)
    this = Case.objects.nobodys().filter(pk=case.pk)
    if not this.take(by, due_at=_review()):
        return Case.objects.filter(pk=case.pk, state=State.IN_HAND, handler=by).exists()
    Entry.objects.create(case=case, kind=Entered.TAKEN, by=by)
    return True


@transaction.atomic
def add_note(*, case: Case, by: Person, words: str) -> Entry:
    """Write what was done or learnt. Raises NotYours, CaseMoved when it is closed."""
    hold(case, by)
    Case.objects.filter(pk=case.pk, state=State.IN_HAND).update(due_at=_review())
    return Entry.objects.create(case=case, kind=Entered.NOTE, by=by, words=words)


@transaction.atomic
def set_severity(*, case: Case, by: Person, severity: str, words: str) -> None:
    """Judge it anew, with a reason. An open case is due anew as well. Raises NotYours, CaseMoved."""
    hold(case, by)
    Case.objects.filter(pk=case.pk).update(severity=severity)
    Case.objects.filter(pk=case.pk, state=State.OPEN).update(due_at=due_after(severity))
    Entry.objects.create(case=case, kind=Entered.SEVERITY, by=by, value=severity, words=words)


@transaction.atomic
def name_subject(*, case: Case, by: Person, person: Person) -> bool:
    """Say that the case is about this person: it vanishes for them and the line above. Raises NotYours, CaseMoved."""
    hold(case, by)
    if not write_subject(case, person):
        return False
    renew_about(case)
    Entry.objects.create(case=case, kind=Entered.SUBJECT, by=by, words=str(person))
    free_if_handler_must_go(case)
    return True


@transaction.atomic
def set_aside(*, case: Case, by: Person, officer: Person, words: str = "") -> int:
    """Keep an officer, perhaps oneself, away from the case. How many still see it. Raises NotYours, CaseMoved."""
    hold(case, by)
    keep_away(case, [officer.pk], why=Why.CONFLICT)
    Entry.objects.create(case=case, kind=Entered.EXCLUDED, by=by, words=f"{officer}\n{words}".strip())
    free_if_handler_must_go(case)
    return tell_officers(case, once=f"aside:{officer.pk}")


@transaction.atomic
def close_case(
    *, case: Case, by: Person, outcome: str, words: str, version: int, keep_measures: bool = False
) -> None:
    """End it as it was read at that version; measures end too, unless they are kept. Raises NotYours, CaseMoved."""
    must_see(case, by)
    now = timezone.now()
    closed: dict[str, Any] = {"state": State.CLOSED, "outcome": outcome, "closed_at": now, "due_at": None}
    if not Case.objects.unsettled().filter(pk=case.pk).move(version=version, **closed):
        raise CaseMoved
    if not keep_measures:
        lift_all(case)
    Entry.objects.create(case=case, kind=Entered.CLOSED, by=by, value=outcome, words=words)


@transaction.atomic
def reopen_case(*, case: Case, by: Person, words: str) -> None:
    """Look into it again. Raises NotYours, CaseMoved when it is open, or another about the same is."""
    must_see(case, by)
    opened: dict[str, Any] = {"state": State.OPEN, "outcome": "", "closed_at": None, "handler": None}
    closed = Case.objects.closed().filter(pk=case.pk)
    try:
        with transaction.atomic():
            if not closed.update(due_at=due_after(case.severity), **opened):
                raise CaseMoved
    except IntegrityError as another:
        raise CaseMoved from another
    Entry.objects.create(case=case, kind=Entered.REOPENED, by=by, words=words)


def tell_what_is_late() -> int:
    """Tell officers of cases past their promise, and those named since of what is open. How many cases are late."""
    late = list(Case.objects.overdue(at=timezone.now()))
    for case in late:
        tell_officers(case, once=f"late:{case.due_at:%Y%m%d%H%M}")
    newest = Officer.objects.current().order_by("-since").values_list("since", flat=True).first()
    for case in Case.objects.unsettled().filter(opened_at__lt=newest) if newest else ():
        tell_officers(case, once=f"new:{newest:%Y%m%d%H%M}")
    return len(late)


def _review() -> Any:
    return timezone.now() + timedelta(days=setting("REVIEW_DAYS"))
