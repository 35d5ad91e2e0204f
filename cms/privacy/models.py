"""What a person asked for: a copy of their data, or to be erased."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .enums import ErasureState, ExportState, Reason
from .querysets import ErasureQuerySet, ExportQuerySet
from .storage import private_storage


class Export(models.Model):
    """A copy of a person's data, made for them to take away and kept for some days."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey("hunar_people.Person", models.CASCADE, related_name="exports")
    language = models.CharField(_("language"), max_length=12)
    state = models.CharField(_("state"), max_length=10, choices=ExportState, default=ExportState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    file = models.FileField(storage=private_storage, upload_to="exports", blank=True, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    asked_at = models.DateTimeField(_("asked for on"), default=timezone.now)
    made_at = models.DateTimeField(_("made on"), null=True)
    expires_at = models.DateTimeField(_("can be fetched until"), null=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("copy of personal data")
        verbose_name_plural = _("copies of personal data")
        default_permissions = ()
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(state="waiting"), name="hunar_privacy_one_export_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="ready") | Q(expires_at__isnull=False),
                name="hunar_privacy_ready_export_expires",
            ),
        ]

    def __str__(self):
        return str(self.key)


class Erasure(models.Model):
    """Somebody is to be erased after some days. When it is done the row stays, and says only that and when."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        "hunar_people.Person", models.CASCADE, related_name="erasures", verbose_name=_("person")
    )
    state = models.CharField(_("state"), max_length=10, choices=ErasureState, default=ErasureState.WAITING)
    given_up = models.JSONField(default=list, editable=False)  # keys of what the person chose not to keep
    by = models.ForeignKey(
        "hunar_people.Person",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("begun by"),
    )
    reason = models.CharField(_("reason"), max_length=12, choices=Reason, blank=True)
    asked_at = models.DateTimeField(_("asked for on"), default=timezone.now)
    due_at = models.DateTimeField(_("due on"))
    finished_at = models.DateTimeField(_("finished on"), null=True)

    objects = ErasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        default_permissions = ("view",)
        permissions = [("start_erasure", _("Can begin the erasure of a person who asked for it"))]
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state__in=("waiting", "working")),
                name="hunar_privacy_one_erasure_at_a_time",
            ),
            models.CheckConstraint(condition=Q(by=None) | ~Q(reason=""), name="hunar_privacy_staff_say_why"),
        ]

    def __str__(self):
        return str(self.key)
