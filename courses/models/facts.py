"""What learners did, appended; and what it amounts to, item by item."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import EventKind


class LearningEvent(models.Model):
    """One thing a learner did or staff decided. Never changed, never deleted but with the person."""

    enrolment = models.ForeignKey("hunar_courses.Enrolment", models.CASCADE, related_name="events")
    person = models.ForeignKey("hunar_people.Person", models.CASCADE, related_name="+")
    client_id = models.UUIDField(_("id given by the client"))
    item = models.CharField(max_length=73, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=EventKind)
    payload = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    occurred_at = models.DateTimeField(_("occurred at"))
    received_at = models.DateTimeField(_("received at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("learning event")
        verbose_name_plural = _("learning events")
        constraints = [
            models.UniqueConstraint(fields=["person", "client_id"], name="hunar_courses_event_once"),
        ]

    def __str__(self):
        return f"{self.kind} {self.item}"


class ItemProgress(models.Model):
    """What a learner's events on one item amount to: a `pacing.ItemState`, and what it means today."""

    enrolment = models.ForeignKey("hunar_courses.Enrolment", models.CASCADE, related_name="progress")
    item = models.CharField(max_length=73, blank=True)
    state = models.JSONField(default=dict)
    done_at = models.DateTimeField(null=True, blank=True)
    grade = models.FloatField(null=True, blank=True)
    last_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("item progress")
        verbose_name_plural = _("item progress")
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "item"], name="hunar_courses_progress_once")
        ]

    def __str__(self):
        return self.item
