"""What the site tells a person, and how each telling went."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .enums import Channel, DeliveryState
from .querysets import DeliveryQuerySet, NoticeQuerySet


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
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["person", "-created_at"], name="hunar_notice_inbox")]
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
    claimed_at = models.DateTimeField(_("claimed at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        indexes = [models.Index(fields=["state", "due_at"], name="hunar_delivery_due")]
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel"], name="hunar_delivery_once_per_channel")
        ]

    def __str__(self):
        return f"{self.channel} {self.key}"
