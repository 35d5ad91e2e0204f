"""What a campaign is, and what is counted of it. Nothing here leads to a guest."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .codes import new_code
from .enums import Stage, Via, What
from .querysets import CampaignQuerySet, CountQuerySet, PairQuerySet
from .stages import Dates, stage_on


class Campaign(models.Model):
    """A campaign as records know it, compiled from its pages: one row for all its languages."""

    key = models.UUIDField(unique=True, editable=False)
    source_language = models.CharField(max_length=15, editable=False)
    is_live = models.BooleanField(_("its page is live"), default=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    teach_on = models.DateField(_("teaches from"), null=True, blank=True)
    act_on = models.DateField(_("asks to act from"), null=True, blank=True)
    topics = models.ManyToManyField("hunar_topics.Topic", blank=True, related_name="hunar_campaigns")
    words = models.JSONField(default=dict)  # by language: title, aim, url, pledge
    poll = models.JSONField(default=list)  # questions, see asking.py
    check_questions = models.JSONField(default=list)
    doors = models.JSONField(default=dict)  # what its buttons lead to: files, calls, the next step
    started_at = models.DateTimeField(_("its start was told"), null=True, editable=False)
    ended_at = models.DateTimeField(_("its end was told"), null=True, editable=False)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="hunar_campaigns_ends_after_start"
            )
        ]

    def __str__(self):
        return self.in_language(get_language()).get("title", str(self.key))

    def in_language(self, language: str | None) -> dict:
        """Its words in a language, or in the one it was written in."""
        return self.words.get(language or "") or self.words.get(self.source_language) or {}

    @property
    def dates(self) -> Dates:
        return Dates(self.starts_on, self.ends_on, self.teach_on, self.act_on)

    @property
    def stage(self) -> Stage:
        """Judged whenever it is read, so that no tick has to have run."""
        return stage_on(self.dates, timezone.localdate())

    @property
    def takes_answers(self) -> bool:
        return self.is_live and self.stage not in (Stage.UPCOMING, Stage.ENDED)


class ShortLink(models.Model):
    """An address short enough for an SMS or a poster, which says by its tags how somebody came."""

    code = models.CharField(_("code"), max_length=12, unique=True, default=new_code, editable=False)
    campaign = models.ForeignKey(
        Campaign, models.CASCADE, related_name="short_links", verbose_name=_("campaign")
    )
    channel = models.CharField(
        _("channel"), max_length=10, choices=[choice for choice in Via.choices if choice[0]]
    )
    language = models.CharField(_("language"), max_length=15)
    district = models.ForeignKey(
        "hunar_people.District",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("district"),
        help_text=_("When the link is used in one district only: on its posters, its radio."),
    )
    note = models.CharField(
        _("note"), max_length=120, blank=True, help_text=_("Where it is used. Visitors do not see it.")
    )
    made_at = models.DateTimeField(_("made on"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("short link")
        verbose_name_plural = _("short links")
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("hunar_campaign_links:short", args=[self.code])


class Count(models.Model):
    """How often something happened on a day, by way, language and district. Never by whom."""

    day = models.DateField()
    what = models.CharField(max_length=10, choices=What)
    detail = models.CharField(max_length=80, blank=True)
    channel = models.CharField(max_length=10, choices=Via, blank=True)
    language = models.CharField(max_length=15, blank=True)
    district = models.CharField(max_length=40, blank=True)  # its code; empty: unknown
    count = models.PositiveIntegerField(default=1)

    objects = CountQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.day} {self.what}: {self.count}"


class Hit(Count):
    """Something that has just happened: written without waiting for anybody, folded by a tick. None is ever lost."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="hits")

    class Meta:
        verbose_name = _("count not yet added up")
        verbose_name_plural = _("counts not yet added up")
        default_permissions = ()


class Tally(Count):
    """What has been added up."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="tallies")

    class Meta:
        verbose_name = _("count")
        verbose_name_plural = _("counts")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "day", "what", "detail", "channel", "language", "district"],
                name="hunar_campaigns_one_tally_of_a_kind",
            )
        ]


class CheckPair(models.Model):
    """The same person's answers before and after the lessons, joined by a token that only their form has.

    Nothing leads to the person unless they ask for it, with a consent of its own.
    """

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="pairs")
    token = models.CharField(max_length=64)  # a digest
    version = models.CharField(max_length=16)  # of the questions
    asked = models.PositiveSmallIntegerField(_("questions"))
    before = models.PositiveSmallIntegerField(_("right before"))
    after = models.PositiveSmallIntegerField(_("right after"), null=True, blank=True)
    channel = models.CharField(_("channel"), max_length=10, choices=Via, blank=True)
    language = models.CharField(_("language"), max_length=15, blank=True)
    district = models.CharField(_("district"), max_length=40, blank=True)
    begun_on = models.DateField(_("asked on"))
    person = models.ForeignKey(
        "hunar_people.Person", models.SET_NULL, null=True, blank=True, related_name="hunar_campaign_checks"
    )

    objects = PairQuerySet.as_manager()

    class Meta:
        verbose_name = _("knowledge check")
        verbose_name_plural = _("knowledge checks")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["campaign", "token"], name="hunar_campaigns_one_pair_a_token"),
            models.CheckConstraint(
                condition=Q(before__lte=F("asked")), name="hunar_campaigns_before_within_asked"
            ),
            models.CheckConstraint(
                condition=Q(after=None) | Q(after__lte=F("asked")), name="hunar_campaigns_after_within_asked"
            ),
        ]

    def __str__(self):
        return f"{self.before} → {self.after} / {self.asked}"
