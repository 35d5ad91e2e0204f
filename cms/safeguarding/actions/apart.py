"""What every path by which people meet asks first: whether these two may, and who is out of reach."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from cms.people.models import Person

from ..enums import MeasureKind
from ..models import Block, Measure
from ..querysets import MeasureQuerySet


def measures_against(person: Person | int) -> MeasureQuerySet:
    """What holds for the person now, also where they are the second of two kept apart."""
    return Measure.objects.in_force().filter(Q(person=person) | Q(other=person))


def is_suspended(person: Person | int) -> bool:
    """Whether the person may make no new contact now. To them it is "not available", and nothing else."""
    return measures_against(person).filter(kind=MeasureKind.CONTACT).exists()


def hidden_ids() -> set[int]:
    """Everybody whose profile nobody may be shown now."""
    return Measure.objects.hidden_ids()


def are_apart(one: Person | int, other: Person | int) -> bool:
    """Whether a block or a measure keeps the two from each other."""
    either = Q(person=one, other=other) | Q(person=other, other=one)
    return Block.objects.between(one, other) or Measure.objects.in_force().filter(either).exists()


def may_contact(one: Person | int, other: Person | int) -> bool:
    """Whether nothing keeps the two apart, and neither may make no contact at all now."""
    suspended = Measure.objects.in_force().filter(kind=MeasureKind.CONTACT, person__in=(one, other))
    return not (are_apart(one, other) or suspended.exists())


def out_of_reach_of(person: Person) -> set[int]:
    """Everybody this person is not shown and may not write to: blocks either way, measures, hidden profiles."""
    measured = Measure.objects.hidden_ids() | Measure.objects.suspended_ids()
    apart = Measure.objects.kept_from(person)
    return (Block.objects.ids_hidden_from(person) | apart | measured) - {person.pk}


def apart_among(people: Collection[int]) -> set[tuple[int, int]]:
    """Every pair of these people that a block or a measure keeps apart, the smaller id first. Two queries."""
    wanted = set(people)
    measured = {pair for pair in Measure.objects.pairs() if wanted.issuperset(pair)}
    return Block.objects.pairs_among(wanted) | measured
