"""What may be asked about safety."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .enums import MeasureKind, State

if TYPE_CHECKING:
    from cms.people.models import Person

MANY = 1000  # ids; beyond them all rows are read instead, as databases do not take any number in one question


class AttestationQuerySet(models.QuerySet[Any, Any]):
    def category_of(self, person: Person | int) -> str:
        """What was attested of the person, or "" when nothing was: which satisfies no rule."""
        return self.filter(person=person).values_list("category", flat=True).first() or ""

    def categories_of(self, people: Iterable[Person | int]) -> dict[int, str]:
        """By id of a person; those of whom nothing was attested are not in it. One query."""
        wanted = {one if isinstance(one, int) else one.pk for one in people}
        rows = self if len(wanted) > MANY else self.filter(person__in=wanted)
        return {pk: category for pk, category in rows.values_list("person", "category") if pk in wanted}


class BlockQuerySet(models.QuerySet[Any, Any]):
    def made_by(self, person: Person | None) -> BlockQuerySet:
        return self.filter(by=person) if person else self.none()

    def between(self, one: Person | int, other: Person | int) -> bool:
        """Whether either blocked the other. Nobody is told which."""
        return self.filter(Q(by=one, of=other) | Q(by=other, of=one)).exists()

    def ids_hidden_from(self, person: Person | int | None) -> set[int]:
        """Everybody this person blocked or was blocked by. None for a guest."""
        if not person:
            return set()
        pairs = self.filter(Q(by=person) | Q(of=person)).values_list("by", "of")
        return {pk for pair in pairs for pk in pair} - {person if isinstance(person, int) else person.pk}

    def pairs_among(self, people: Collection[int] | models.QuerySet) -> set[tuple[int, int]]:
        """Every pair of these people that a block keeps apart, the smaller id first. One query over all."""
        wanted = set(people)
        pairs = self.values_list("by", "of")
        return {(min(pair), max(pair)) for pair in pairs.iterator() if wanted.issuperset(pair)}


class OfficerQuerySet(models.QuerySet[Any, Any]):
    def current(self) -> OfficerQuerySet:
        """Those who are officers now."""
        now = timezone.now()
        return self.filter(Q(until=None) | Q(until__gt=now), since__lte=now, person__erased_at=None)

    def is_officer(self, person: Person | None) -> bool:
        return bool(person) and self.current().filter(person=person).exists()

    def for_case(self, case: Any) -> OfficerQuerySet:
        """The officers who may see this case: nobody it is about, nobody above them, nobody who was set aside."""
        subjects = case.subjects.values("person")
        return (
            self.current()
            .exclude(person__in=subjects)
            .exclude(lines__person__in=subjects)
            .exclude(person__in=case.exclusions.values("person"))
            .exclude(person__in=case.reports.exclude(reporter=None).values("reporter"))
        )


class CaseQuerySet(models.QuerySet[Any, Any]):
    def visible_to(self, person: Person | None) -> CaseQuerySet:
        """The cases this officer may see; none for anybody else, whatever their permissions.

        Says for many cases what `OfficerQuerySet.for_case` says for one; a test holds the two together.
        """
        officers = apps.get_model("hunar_safeguarding.Officer").objects
        if not officers.is_officer(person):
            return self.none()
        line = apps.get_model("hunar_safeguarding.Line").objects.filter(
            officer__in=officers.current().filter(person=person)
        )
        return (
            self.exclude(subjects__person=person)
            .exclude(subjects__person__in=line.values("person"))
            .exclude(exclusions__person=person)
            .exclude(reports__reporter=person)
        )

    def unsettled(self) -> CaseQuerySet:
        return self.exclude(state=State.CLOSED)

    def closed(self) -> CaseQuerySet:
        return self.filter(state=State.CLOSED)

    def overdue(self, *, at: datetime) -> CaseQuerySet:
        """Promised to be taken in hand, or looked at again, before now."""
        return self.unsettled().filter(due_at__lt=at)

    def nobodys(self) -> CaseQuerySet:
        """Open, or in hand of somebody who is here no more."""
        return self.filter(Q(state=State.OPEN) | Q(state=State.IN_HAND, handler=None))

    def take(self, by: Person, *, due_at: datetime) -> bool:
        """Let an officer have it in hand, in one statement; False when another was first."""
        taken = {"state": State.IN_HAND, "handler": by, "due_at": due_at, "version": F("version") + 1}
        return bool(self.nobodys().update(**taken))

    def hold(self) -> bool:
        """Take the row for this transaction, and make whoever read it before read it again. False when it is closed."""
        return bool(self.unsettled().update(version=F("version") + 1))

    def move(self, *, version: int, **columns: Any) -> bool:
        """Change what was read as that version, in one statement; False when somebody was first."""
        return bool(self.filter(version=version).update(version=F("version") + 1, **columns))


class ReportQuerySet(models.QuerySet[Any, Any]):
    def made_by(self, person: Person | None) -> ReportQuerySet:
        """The person's own reports with their name; those without one belong to nobody."""
        return self.filter(reporter=person) if person else self.none()

    def unread(self) -> ReportQuerySet:
        return self.filter(read_at=None)


class MeasureQuerySet(models.QuerySet[Any, Any]):
    def in_force(self) -> MeasureQuerySet:
        """Those that hold now."""
        now = timezone.now()
        return self.filter(Q(until=None) | Q(until__gt=now), since__lte=now, lifted_at=None)

    def suspended_ids(self) -> set[int]:
        """Everybody who may make no new contact now."""
        return set(self.in_force().filter(kind=MeasureKind.CONTACT).values_list("person", flat=True))

    def hidden_ids(self) -> set[int]:
        """Everybody whose profile is hidden now."""
        return set(self.in_force().filter(kind=MeasureKind.HIDE).values_list("person", flat=True))

    def kept_from(self, person: Person | int) -> set[int]:
        """Everybody who is kept apart from this person now."""
        own = person if isinstance(person, int) else person.pk
        pairs = self.in_force().filter(Q(person=own) | Q(other=own), kind=MeasureKind.PAIR)
        return {pk for pair in pairs.values_list("person", "other") for pk in pair} - {own}

    def pairs(self) -> set[tuple[int, int]]:
        """Everybody who is kept apart from somebody now, the smaller id first."""
        pairs = self.in_force().filter(kind=MeasureKind.PAIR).values_list("person", "other")
        return {(min(pair), max(pair)) for pair in pairs}
