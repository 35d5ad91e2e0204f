"""Taking a seat in a cohort, and giving it back."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cms.people.enums import Gender

from ..enums import CohortOpenTo, CourseState
from ..exceptions import CohortClosed, CohortFull, WomenOnly
from ..models import Cohort, Seat
from ..signals import seat_taken
from .enrolling import enrol


@transaction.atomic
def take_seat(*, cohort: Cohort, person) -> Seat:
    """Give the person a seat and enrol them in the cohort's courses. Asking twice is harmless.

    Raises CohortFull, CohortClosed or WomenOnly.
    """
    if seat := cohort.seats.held().filter(person=person).first():
        return seat
    _check_may_join(cohort, person)
    if not Cohort.objects.with_room().filter(pk=cohort.pk).update(taken=F("taken") + 1):
        raise CohortFull
    # The update above holds the cohort's row, so a second click waits here and then finds the first one's seat.
    if seat := cohort.seats.held().filter(person=person).first():
        Cohort.objects.filter(pk=cohort.pk).update(taken=F("taken") - 1)
        return seat
    seat = cohort.seats.create(person=person, taken_at=timezone.now())
    for course in cohort.bootcamp.courses.live():
        enrol(person=person, course=course, cohort=cohort)
    transaction.on_commit(lambda: seat_taken.send(Seat, seat=seat))
    return seat


def _check_may_join(cohort: Cohort, person) -> None:
    if cohort.bootcamp.state != CourseState.LIVE:
        raise CohortClosed
    if not Cohort.objects.joinable(timezone.now()).filter(pk=cohort.pk).exists():
        raise CohortClosed
    if cohort.open_to == CohortOpenTo.WOMEN and person.gender != Gender.WOMAN:
        raise WomenOnly


@transaction.atomic
def give_back_seat(*, seat: Seat) -> None:
    """Free the seat for somebody else. What was learned stays."""
    released = Seat.objects.held().filter(pk=seat.pk).update(released_at=timezone.now())
    if released:
        Cohort.objects.filter(pk=seat.cohort_id).update(taken=F("taken") - 1)
