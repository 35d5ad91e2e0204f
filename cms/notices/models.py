"""What the site tells a person, and how each telling went."""

import uuid
from datetime import time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .enums import Cause, Channel, DeliveryState
from .querysets import DeliveryQuerySet, NoticeQuerySet
from .quiet import QuietHours


class Notice(models.Model):
    """Something told to a person: kind and particulars. Its words are made when it is read or sent."""

    person = models.ForeignKey("hunar_people.Person", models.CASCADE, related_name="notices")
    kind = models.CharField(_("kind"), max_length=60)
    params = models.JSONField(_("particulars"), default=dict, blank=True)
    once = models.CharField(
        _("only once for"),
        max_length=100,
        blank=True,
        help_text=_("With a word here, the same kind is told to the same person once for that word."),
    )
    created_at = models.DateTimeField(_("told at"), default=timezone.now)
    due_at = models.DateTimeField(_("shown from"), default=timezone.now)
    until = models.DateTimeField(_("of no use from"), null=True, blank=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-due_at", "-pk"]
        indexes = [models.Index(fields=["person", "-due_at"], name="hunar_notice_inbox")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "once"], condition=~models.Q(once=""), name="hunar_notice_once"
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"


class Delivery(models.Model):
    """One notice leaving by one channel. The address is looked up when it leaves, and never kept here."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries")
    channel = models.CharField(_("channel"), max_length=8, choices=Channel.choices)
    state = models.CharField(
        _("state"), max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # the gateway's idempotency key
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(_("due at"), default=timezone.now)
    queued_at = models.DateTimeField(_("given to a worker at"), null=True, blank=True)
    claimed_at = models.DateTimeField(_("claimed at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    cause = models.CharField(_("cause"), max_length=12, choices=Cause.choices, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        permissions = [("send_again_delivery", _("Can send again what did not arrive"))]
        indexes = [models.Index(fields=["state", "due_at"], name="hunar_delivery_due")]
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel"], name="hunar_delivery_once_per_channel")
        ]

    def __str__(self):
        return f"{self.channel} {self.key}"


class Preferences(models.Model):
    """What one person chose about messages outside the inbox. Who has no row has not chosen.

    What is switched off is kept, so that a new channel or family is on until somebody minds.
    """

    person = models.OneToOneField("hunar_people.Person", models.CASCADE, related_name="notice_preferences")
    muted_channels = models.JSONField(_("ways that are not wanted"), default=list, blank=True)
    muted_families = models.JSONField(_("subjects that are not wanted"), default=list, blank=True)
    neutral = models.BooleanField(_("neutral words"), default=False)
    quiet_from = models.TimeField(_("quiet from"), default=time(21))
    quiet_to = models.TimeField(_("quiet until"), default=time(8))
    time_zone = models.CharField(_("time zone"), max_length=40, blank=True)
    urgent_passes = models.BooleanField(_("urgent messages pass quiet hours"), default=False)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("choice of messages")
        verbose_name_plural = _("choices of messages")
        default_permissions = ()

    def __str__(self):
        return str(self.person_id)

    @property
    def quiet(self) -> QuietHours:
        """The hours on the person's own clock, or on the site's."""
        return QuietHours(self.quiet_from, self.quiet_to, ZoneInfo(self.time_zone or settings.TIME_ZONE))
