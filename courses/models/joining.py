"""Courses that were written apart, in two languages, and made one."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..querysets import JoinedCourseQuerySet


class JoinedCourse(models.Model):
    """A course that is now a language of another. Whoever still knows it by its old keys finds the way from here."""

    key = models.UUIDField(unique=True, editable=False)
    course = models.ForeignKey("hunar_courses.Course", models.CASCADE, related_name="joined")
    words = models.JSONField(default=dict, editable=False)
    items = models.JSONField(default=dict, editable=False)  # {the key an item had: the key it has now}
    syllabus = models.JSONField(
        default=list, editable=False, encoder=DjangoJSONEncoder
    )  # its versions, as they were
    at = models.DateTimeField(_("joined at"))
    by = models.ForeignKey("hunar_people.Person", models.SET_NULL, null=True, related_name="+")

    objects = JoinedCourseQuerySet.as_manager()

    class Meta:
        verbose_name = _("joined course")
        verbose_name_plural = _("joined courses")
        ordering = ["at", "pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.key} → {self.course}"
