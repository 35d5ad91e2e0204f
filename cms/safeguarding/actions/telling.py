"""Officers are told that something waits; whoever reported, that it was read."""

from __future__ import annotations

from cms.notices.actions import notify

from ..models import Case, Officer, Report
from ..notices import ANSWER, OFFICER


def tell_officers(case: Case, *, once: str) -> int:
    """Every officer who may see the case, and only once for that word. How many there are."""
    officers = list(Officer.objects.for_case(case).select_related("person__user"))
    for officer in officers:
        notify(person=officer.person, kind=OFFICER.name, once=f"{case.key}:{once}")
    return len(officers)


def tell_reporter(report: Report) -> None:
    """Into the inbox, in words that say nothing. Of a report without a name nobody can be told."""
    if report.reporter:
        notify(person=report.reporter, kind=ANSWER.name, once=str(report.key))
