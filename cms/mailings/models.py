"""A message to many people: its words in each language, whom it is for, and how it went with each."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField

from .enums import Channel, Outcome, RecipientState, SeriesState, State
from .querysets import MailingQuerySet, RecipientQuerySet, SubscriberQuerySet

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]
STARTED = (State.SENDING, State.PAUSED, State.FINISHED)


class Series(models.Model):
    """Messages that follow something in a person's life here, each so many days after it, to that person alone."""

    title = models.CharField(_("title"), max_length=120, help_text=_("For colleagues; no reader sees it."))
    trigger = models.CharField(max_length=60)
    about = models.CharField(max_length=80, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=SeriesState, default=SeriesState.DRAFT, editable=False
    )
    started_at = models.DateTimeField(_("running since"), null=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)

    class Meta:
        verbose_name = _("series of messages")
        verbose_name_plural = _("series of messages")
        ordering = ["title", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=SeriesState.values), name="hunar_mailings_series_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=SeriesState.RUNNING) | Q(started_at__isnull=False),
                name="hunar_mailings_series_since",
            ),
        ]

    def __str__(self):
        return self.title


class Mailing(ClusterableModel):
    """One message to one audience, whose tree is frozen when sending starts; who is in it is asked on the way."""

    title = models.CharField(_("title"), max_length=120, help_text=_("For colleagues; no reader sees it."))
    segment = models.ForeignKey(
        "hunar_segments.Segment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("segment of people"),
    )
    to_subscribers = models.BooleanField(
        _("to subscribers"),
        default=False,
        help_text=_("People without an account who asked for news. They get the e-mail alone."),
    )
    subscriber_language = models.CharField(
        _("only subscribers who read"), max_length=12, blank=True, help_text=_("Empty: in every language.")
    )
    series = models.ForeignKey(
        Series, models.PROTECT, null=True, editable=False, related_name="steps", verbose_name=_("series")
    )
    days = models.PositiveSmallIntegerField(
        _("days afterwards"),
        default=0,
        validators=[MaxValueValidator(730)],
        help_text=_("0: on the same day."),
    )
    hour = models.PositiveSmallIntegerField(
        _("at what hour"),
        default=10,
        validators=[MaxValueValidator(23)],
        help_text=_("From 0 to 23. Quiet hours of each person hold all the same."),
    )
    by_email = models.BooleanField(_("by e-mail"), default=True)
    by_sms = models.BooleanField(_("as a text message"), default=False)
    by_whatsapp = models.BooleanField(_("by WhatsApp"), default=False)
    per_minute = models.PositiveIntegerField(
        _("at most a minute"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("How many messages may leave in one minute. Empty: as many as the gateway takes."),
    )
    on_web = models.BooleanField(
        _("also a page on the web"),
        default=False,
        help_text=_(
            "Anybody with the address can read it, and the e-mail leads to it. Not for private audiences."
        ),
    )
    is_listed = models.BooleanField(
        _("search engines may find it"), default=False, help_text=_("Otherwise they are asked not to.")
    )
    web_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # in the address of that page
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    send_at = models.DateTimeField(_("to be sent at"), null=True, editable=False)
    started_at = models.DateTimeField(_("started at"), null=True, editable=False)
    prepared_at = models.DateTimeField(null=True, editable=False)  # everybody has been looked at
    finished_at = models.DateTimeField(_("finished at"), null=True, editable=False)
    told_at = models.DateTimeField(null=True, editable=False)  # a worker was told of it, and is not through
    tree = models.JSONField(null=True, editable=False)  # the segment's, as it was when sending began
    cursor = models.BigIntegerField(default=0, editable=False)  # the last person that was looked at
    guest_cursor = models.BigIntegerField(
        default=0, editable=False
    )  # and the last subscriber, who come after them
    minute = models.DateTimeField(null=True, editable=False)  # in which `taken` messages were let out
    taken = models.PositiveIntegerField(default=0, editable=False)
    held_for = models.CharField(  # why it paused by itself, once
        max_length=9,
        choices=[(Outcome.HARD, _("too many came back")), (Outcome.COMPLAINT, _("too many complaints"))],
        blank=True,
        editable=False,
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)

    objects = MailingQuerySet.as_manager()

    class Meta:
        verbose_name = _("message to many")
        verbose_name_plural = _("messages to many")
        ordering = ["-created_at", "-pk"]
        permissions = [("send_mailing", _("Can send messages to many"))]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="hunar_mailings_state_known"),
            models.CheckConstraint(
                condition=~Q(state=State.SCHEDULED) | Q(send_at__isnull=False),
                name="hunar_mailings_schedule_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=STARTED) | Q(started_at__isnull=False, tree__isnull=False),
                name="hunar_mailings_started_is_frozen",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(State.DRAFT, State.SCHEDULED)) | Q(started_at=None),
                name="hunar_mailings_draft_has_not_begun",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(State.FINISHED, State.CANCELLED), finished_at__isnull=False)
                | ~Q(state__in=(State.FINISHED, State.CANCELLED)) & Q(finished_at=None),
                name="hunar_mailings_end_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.FINISHED) | Q(prepared_at__isnull=False),
                name="hunar_mailings_finished_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(per_minute=None) | Q(taken__lte=F("per_minute")),
                name="hunar_mailings_throttle_holds",
            ),
            models.CheckConstraint(
                condition=Q(by_email=True) | Q(by_sms=True) | Q(by_whatsapp=True),
                name="hunar_mailings_leaves_somehow",
            ),
            models.CheckConstraint(
                condition=Q(segment__isnull=False) | Q(to_subscribers=True) | Q(series__isnull=False),
                name="hunar_mailings_is_for_somebody",
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        if not (self.segment_id or self.to_subscribers or self.series_id):
            raise ValidationError(_("Say whom it is for: a segment of people, the subscribers, or both."))

    @property
    def channels(self) -> list[Channel]:
        return [channel for channel in Channel if getattr(self, f"by_{channel.value}")]

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT


class Words(models.Model):
    """What it says in one language, for each way by which it leaves."""

    mailing = ParentalKey(Mailing, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(_("language"), max_length=12)
    subject = models.CharField(_("subject"), max_length=120, blank=True)
    body = RichTextField(_("e-mail"), features=FEATURES, blank=True)
    text = models.TextField(
        _("e-mail without formatting"), blank=True, help_text=_("Empty: made of the e-mail above.")
    )
    sms = models.TextField(_("text message"), max_length=1000, blank=True)
    whatsapp = models.TextField(
        _("WhatsApp message"), max_length=4000, blank=True, help_text=_("Empty: the text message.")
    )

    class Meta:
        verbose_name = _("words")
        verbose_name_plural = _("words")
        constraints = [
            models.UniqueConstraint(fields=["mailing", "language"], name="hunar_mailings_words_once")
        ]

    def __str__(self):
        return f"{self.mailing} ({self.language})"


class Subscriber(models.Model):
    """Somebody without an account who asked for news by e-mail, and has shown that the address is theirs.

    Who leaves, or whose address is dead, is forgotten: the row stays without the address, so that what left stays
    counted.
    """

    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=12)
    wording_version = models.CharField(_("version of the wording"), max_length=20)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=~Q(email=""), name="hunar_mailings_subscriber_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) & ~Q(email="") | Q(ended_at__isnull=False, email=""),
                name="hunar_mailings_subscriber_forgotten",
            ),
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"


class Recipient(models.Model):
    """One mailing leaving for one person or subscriber by one channel.

    The address is looked up when it leaves, and not kept.
    """

    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="recipients")
    person = models.ForeignKey("hunar_people.Person", models.CASCADE, null=True, related_name="+")
    subscriber = models.ForeignKey(Subscriber, models.CASCADE, null=True, related_name="+")
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    state = models.CharField(
        _("state"), max_length=10, choices=RecipientState, default=RecipientState.WAITING
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # the gateway's idempotency key
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(_("due at"), default=timezone.now)
    claim = models.UUIDField(null=True, editable=False)  # of the worker that has it
    claimed_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    outcome = models.CharField(_("what became of it"), max_length=9, choices=Outcome, blank=True)

    objects = RecipientQuerySet.as_manager()

    class Meta:
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        default_permissions = ()
        indexes = [
            models.Index(fields=["mailing", "channel", "state", "due_at"], name="hunar_mailings_due"),
            models.Index(
                fields=["mailing", "channel", "outcome"],
                condition=~Q(outcome=""),
                name="hunar_mailings_outcomes",
            ),
            models.Index(fields=["claim"], condition=Q(state="claimed"), name="hunar_mailings_claimed"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["mailing", "person", "channel"], name="hunar_mailings_once"),
            models.UniqueConstraint(
                fields=["mailing", "subscriber", "channel"], name="hunar_mailings_guest_once"
            ),
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(subscriber=None), name="hunar_mailings_recipient_is_somebody"
            ),
            models.CheckConstraint(
                condition=Q(subscriber=None) | Q(channel=Channel.EMAIL), name="hunar_mailings_guest_by_email"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *Outcome.values]), name="hunar_mailings_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(state="claimed", claim__isnull=False, claimed_at__isnull=False)
                | ~Q(state="claimed"),
                name="hunar_mailings_claim_is_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("waiting", "claimed"), finished_at=None)
                | ~Q(state__in=("waiting", "claimed")) & Q(finished_at__isnull=False),
                name="hunar_mailings_recipient_end",
            ),
        ]

    def __str__(self):
        return f"{self.channel} {self.key}"


class Stop(models.Model):
    """An address at which nothing arrives, or whose owner complained: no news there until the person wants it again.

    The address itself is not kept, only a mark that it can be compared by: another address is another matter.
    """

    person = models.ForeignKey("hunar_people.Person", models.CASCADE, related_name="+")
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    mark = models.CharField(max_length=64, editable=False)
    why = models.CharField(_("why"), max_length=9, choices=Outcome)
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("stopped address")
        verbose_name_plural = _("stopped addresses")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["person", "channel"], name="hunar_mailings_stop_once"),
            models.CheckConstraint(
                condition=Q(why__in=(Outcome.SOFT, Outcome.HARD, Outcome.COMPLAINT)),
                name="hunar_mailings_stop_has_cause",
            ),
        ]

    def __str__(self):
        return f"{self.channel} {self.why}"
