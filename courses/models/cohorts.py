"""A bootcamp, its cohorts, and the seats in them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..enums import CohortOpenTo, CourseState
from ..querysets import CohortQuerySet, SeatQuerySet
from .syllabus import Worded


class Bootcamp(Worded):
    """A bootcamp as records know it, compiled from its page: one row for all its languages."""

    key = models.UUIDField(unique=True, editable=False)
    source_language = models.CharField(max_length=15, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=CourseState, default=CourseState.LIVE)
    courses = models.ManyToManyField("hunar_courses.Course", blank=True, related_name="bootcamps")

    class Meta:
        verbose_name = _("bootcamp")
        verbose_name_plural = _("bootcamps")


class Cohort(models.Model):
    """People who go through a bootcamp together: dates, seats, a language, a place."""

    bootcamp = models.ForeignKey(Bootcamp, models.PROTECT, related_name="cohorts", verbose_name=_("bootcamp"))
    name = models.CharField(_("name"), max_length=120)
    name_ur = models.CharField(_("name in Urdu"), max_length=120, blank=True)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    join_by = models.DateTimeField(_("join by"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=15)
    place = models.CharField(
        _("place"), max_length=200, blank=True, help_text=_("Leave empty when it is online.")
    )
    place_ur = models.CharField(_("place in Urdu"), max_length=200, blank=True)
    open_to = models.CharField(
        _("open to"), max_length=10, choices=CohortOpenTo, default=CohortOpenTo.EVERYONE
    )
    capacity = models.PositiveIntegerField(_("seats"))
    taken = models.PositiveIntegerField(_("seats taken"), default=0, editable=False)

    objects = CohortQuerySet.as_manager()

    class Meta:
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(taken__lte=models.F("capacity")), name="hunar_courses_seats_enough"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="hunar_courses_cohort_dates"
            ),
        ]

    def __str__(self):
        return self.name_in(get_language())

    def name_in(self, language: str | None) -> str:
        return (self.name_ur if language == "ur" else "") or self.name

    def place_in(self, language: str | None) -> str:
        return (self.place_ur if language == "ur" else "") or self.place

    def clean(self):
        if self.capacity is not None and self.capacity < self.taken:
            words = _("%(taken)d seats are taken: give some back before making the cohort smaller.")
            raise ValidationError({"capacity": words % {"taken": self.taken}})

    @property
    def seats_left(self) -> int:
        return self.capacity - self.taken


class Seat(models.Model):
    """A person's place in a cohort. A seat given back stays as a row, so that history reads true."""

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="seats")
    person = models.ForeignKey("hunar_people.Person", models.CASCADE, related_name="seats")
    taken_at = models.DateTimeField(_("taken at"))
    released_at = models.DateTimeField(_("given back at"), null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "person"],
                condition=models.Q(released_at__isnull=True),
                name="hunar_courses_one_seat_each",
            ),
        ]

    def __str__(self):
        return f"{self.person} – {self.cohort}"
