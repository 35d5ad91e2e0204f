"""A learner in a course."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import Standing
from ..querysets import EnrolmentQuerySet


class Enrolment(models.Model):
    """One person learning one course, on their own or with a cohort. What they did hangs on it, and stays."""

    person = models.ForeignKey("hunar_people.Person", models.CASCADE, related_name="enrolments")
    course = models.ForeignKey("hunar_courses.Course", models.PROTECT, related_name="enrolments")
    cohort = models.ForeignKey(
        "hunar_courses.Cohort", models.PROTECT, null=True, blank=True, related_name="enrolments"
    )
    enrolled_at = models.DateTimeField(_("enrolled at"))
    # Summaries of the facts, rebuilt by `manage.py rebuild_progress`.
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.ACTIVE)
    completed_at = models.DateTimeField(_("completed at"), null=True, blank=True)
    share = models.FloatField(_("share done"), default=0)
    last_item = models.CharField(max_length=73, blank=True)
    last_at = models.DateTimeField(_("last seen"), null=True, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        permissions = [("excuse_enrolment", _("Can excuse learners from lessons and activities"))]
        constraints = [  # two, because SQLite counts nulls as different
            models.UniqueConstraint(
                fields=["person", "course"], condition=Q(cohort=None), name="hunar_courses_alone_once"
            ),
            models.UniqueConstraint(
                fields=["person", "course", "cohort"],
                condition=Q(cohort__isnull=False),
                name="hunar_courses_with_cohort_once",
            ),
            models.CheckConstraint(
                condition=Q(share__gte=0, share__lte=1), name="hunar_courses_share_is_a_share"
            ),
        ]

    def __str__(self):
        return f"{self.person} – {self.course}"
