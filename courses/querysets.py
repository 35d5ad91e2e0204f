"""What may be asked about learning, in its own words."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate

from .enums import CourseState, Standing


class CourseQuerySet(models.QuerySet):
    def live(self) -> CourseQuerySet:
        return self.filter(state=CourseState.LIVE)

    def known_as(self, key) -> CourseQuerySet:
        """The course that has this key, or had it before it became one with another."""
        return self.filter(Q(key=key) | Q(joined__key=key)).distinct()


class JoinedCourseQuerySet(models.QuerySet):
    def known_as(self, key) -> JoinedCourseQuerySet:
        """The course that had this key once."""
        return self.filter(key=key)


class SyllabusItemQuerySet(models.QuerySet):
    def live(self) -> SyllabusItemQuerySet:
        return self.filter(is_live=True)

    def lessons(self) -> SyllabusItemQuerySet:
        return self.filter(parent="")


class SyllabusVersionQuerySet(models.QuerySet):
    def in_force(self) -> SyllabusVersionQuerySet:
        """The newest version; of one course at a time."""
        return self.order_by("-number")[:1]


class EnrolmentQuerySet(models.QuerySet):
    def for_learner(self, person) -> EnrolmentQuerySet:
        return self.filter(person=person)

    def for_user(self, user) -> EnrolmentQuerySet:
        """Those of the person behind a login, without asking for the person first."""
        return self.filter(person__user=user.pk)

    def in_course(self, course) -> EnrolmentQuerySet:
        return self.filter(course=course)

    def active(self) -> EnrolmentQuerySet:
        """Still learning: neither withdrawn nor completed."""
        return self.filter(standing=Standing.ACTIVE)

    def open(self) -> EnrolmentQuerySet:
        """May go on learning: everybody who has not withdrawn."""
        return self.exclude(standing=Standing.WITHDRAWN)

    def completed(self) -> EnrolmentQuerySet:
        return self.filter(completed_at__isnull=False)

    def graded(self) -> EnrolmentQuerySet:
        """Have a grade on some item."""
        return self.filter(progress__grade__isnull=False).distinct()

    def newest_first(self) -> EnrolmentQuerySet:
        return self.order_by(F("last_at").desc(nulls_last=True), "-pk")

    def leading(self) -> EnrolmentQuerySet:
        """The one that counts first when a person is in a course twice: a cohort's before their own."""
        return self.order_by(F("cohort").desc(nulls_last=True))


class CohortQuerySet(models.QuerySet):
    def with_room(self) -> CohortQuerySet:
        return self.filter(taken__lt=F("capacity"))

    def joinable(self, now: datetime) -> CohortQuerySet:
        """Not yet over, and joining is still allowed."""
        return self.filter(Q(join_by__isnull=True) | Q(join_by__gte=now), ends_on__gte=localdate(now))

    def upcoming(self, now: datetime) -> CohortQuerySet:
        return self.filter(ends_on__gte=localdate(now))


class SeatQuerySet(models.QuerySet):
    def held(self) -> SeatQuerySet:
        return self.filter(released_at__isnull=True)
