"""From a tree of criteria to the people it means, as one query."""

from __future__ import annotations

import datetime
from functools import reduce
from operator import and_, or_

from django.db.models import Q
from django.utils import timezone

from cms.people.models import ADULT_AGE, Person
from cms.people.querysets import PersonQuerySet
from cms.safeguarding.enums import MeasureKind
from cms.safeguarding.models import Measure

from . import registry
from .trees import Group, Is, Node, Not, names

NOBODY = Q(pk__in=[])
FEW = 5  # what fewer people are than this is not told


class UnknownCriterion(LookupError):
    """The app that knew this criterion is gone: whom the segment means cannot be said."""


def people_of(node: Node) -> PersonQuerySet:
    """The people a tree means now, of those who may be in an audience; raises UnknownCriterion."""
    return reachable().filter(condition(node))


def reachable(on: datetime.date | None = None) -> PersonQuerySet:
    """Everybody who may be in an audience: shown to be grown up, not erased, not suspended.

    Who has told no year of birth is not shown to be grown up.
    """
    day = on or timezone.localdate()
    suspended = Measure.objects.in_force().filter(kind=MeasureKind.CONTACT)
    grown_up = Person.objects.present().filter(birth_year__lt=day.year - ADULT_AGE)
    return grown_up.exclude(pk__in=suspended.values("person"))


def condition(node: Node) -> Q:
    match node:
        case Is(name, of):
            return _criterion(name).condition(of)
        case Not(inner):
            return ~condition(inner)
        case Group(every, ()):
            return ~NOBODY if every else NOBODY  # not an empty Q, which vanishes when it is negated or joined
        case Group(every, inner):
            return reduce(and_ if every else or_, [condition(each) for each in inner])


def _criterion(name: str) -> registry.Criterion:
    criterion = registry.get(name)
    if criterion is None:
        raise UnknownCriterion(name)
    return criterion


def is_private(node: Node) -> bool:
    """Whether it asks for something that only some staff may choose by. What nobody knows is private."""
    return any(found is None or found.private for found in map(registry.get, names(node)))
