"""Coming into a course, and leaving it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from ..enums import Opening, Standing
from ..exceptions import NotOpen, PrerequisitesMissing
from ..models import Cohort, Course, Enrolment
from ..signals import enrolled, withdrawn
from .recording import Fact, record_facts


def enrol(*, person, course: Course, cohort: Cohort | None = None) -> Enrolment:
    """Enrol a person, or bring them back. Asking twice is harmless.

    Raises NotOpen or PrerequisitesMissing. Somebody who is already in the course is never refused.
    """
    with transaction.atomic():
        enrolment = _existing(person, course, cohort)
        if enrolment is None:
            check_may_enrol(person=person, course=course)
            enrolment = _create(person, course, cohort)
        elif enrolment.standing == Standing.WITHDRAWN:
            record_facts(enrolment=enrolment, facts=[Fact("returned")])
            enrolment.refresh_from_db()
            _announce(enrolment)
    return enrolment


def _existing(person, course: Course, cohort: Cohort | None) -> Enrolment | None:
    """Their enrolment. One made alone joins the cohort, so that nothing already learned is lost to it."""
    theirs = Enrolment.objects.for_learner(person).in_course(course)
    if cohort is None:
        return theirs.leading().first()
    if found := theirs.filter(cohort=cohort).first():
        return found
    if alone := theirs.filter(cohort=None).first():
        alone.cohort = cohort
        alone.save(update_fields=["cohort"])
    return alone


def _create(person, course: Course, cohort: Cohort | None) -> Enrolment:
    try:
        with transaction.atomic():
            enrolment = Enrolment.objects.create(
                person=person, course=course, cohort=cohort, enrolled_at=timezone.now()
            )
    except IntegrityError:  # a double click: the other one won
        return Enrolment.objects.get(person=person, course=course, cohort=cohort)
    _announce(enrolment)
    return enrolment


def _announce(enrolment: Enrolment) -> None:
    transaction.on_commit(lambda: enrolled.send(Enrolment, enrolment=enrolment))


def check_may_enrol(*, person, course: Course) -> None:
    """Raise the reason why this person may not enrol in this course now, if there is one."""
    if not is_open(course):
        raise NotOpen
    if missing := missing_prerequisites(person=person, course=course):
        raise PrerequisitesMissing(missing)


def is_open(course: Course) -> bool:
    """Whether the course takes new learners now."""
    now = timezone.now()
    started = course.opening == Opening.ALWAYS or not course.opens_at or course.opens_at <= now
    ended = course.opening == Opening.WINDOW and course.closes_at and course.closes_at < now
    return course.is_live and started and not ended


def missing_prerequisites(*, person, course: Course) -> Sequence[Course]:
    """The live courses that this person has yet to complete before this one."""
    completed = Enrolment.objects.for_learner(person).completed().values("course")
    return list(Course.objects.live().filter(leads_to=course).exclude(pk__in=completed))


def withdraw(*, enrolment: Enrolment) -> None:
    """Leave a course. Everything learned is kept for the day they return."""
    if enrolment.standing == Standing.WITHDRAWN:
        return
    with transaction.atomic():
        record_facts(enrolment=enrolment, facts=[Fact("withdrew")])
        transaction.on_commit(lambda: withdrawn.send(Enrolment, enrolment=enrolment))
