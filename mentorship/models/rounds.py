"""Bringing people together: rounds of matching, their runs and proposals, and requests between rounds."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.offers.models import Offer

from ..enums import ProposalState, RoundState, RunState, Side, Stage
from ..querysets import (
    ProposalQuerySet,
    RoundQuerySet,
    RunQuerySet,
)

HOLDS_MENTEE = Q(
    state__in=(
        *(ProposalState.PROPOSED, ProposalState.PINNED),
        *(ProposalState.SENDING, ProposalState.OFFERED),
    )
)  # one of these a mentee and round


class Round(models.Model):
    """One round of matching in a programme: proposals are made, looked through, and published as offers."""

    programme = models.ForeignKey("hunar_mentorship.Programme", models.CASCADE, related_name="rounds")
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=10, choices=RoundState, default=RoundState.OPEN)
    opened_at = models.DateTimeField(_("opened at"), auto_now_add=True)
    opened_by = models.ForeignKey("hunar_people.Person", models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of matching")
        verbose_name_plural = _("rounds of matching")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "number"], name="hunar_mentorship_round_number_once"
            ),
            models.UniqueConstraint(
                fields=["programme"],
                condition=~Q(state=RoundState.CLOSED),
                name="hunar_mentorship_one_round_at_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.programme} {self.number}"


class Run(models.Model):
    """One run of the matching for a round: from which rows, by which weights, with what result."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="runs")
    policy = models.ForeignKey("hunar_mentorship.Policy", models.PROTECT, related_name="+")
    seed = models.PositiveIntegerField(_("seed"), default=1)
    state = models.CharField(_("state"), max_length=10, choices=RunState, default=RunState.WAITING)
    stage = models.CharField(_("stage"), max_length=12, choices=Stage, blank=True)
    share = models.FloatField(_("share of the stage"), default=0)
    cancel_asked_at = models.DateTimeField(_("asked to stop at"), null=True, blank=True)
    beat_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    asked_at = models.DateTimeField(_("asked for at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    by = models.ForeignKey("hunar_people.Person", models.SET_NULL, null=True, related_name="+")
    input_digest = models.CharField(_("digest of what it was given"), max_length=64, blank=True)
    solver = models.CharField(_("solver"), max_length=40, blank=True)
    status = models.CharField(_("solver's word"), max_length=40, blank=True)
    figures = models.JSONField(
        _("figures"), default=dict, blank=True
    )  # matched, objective, bound, gap, seconds
    report = models.JSONField(_("report"), default=dict, blank=True)  # by group, with and without tiers
    reason = models.CharField(_("why it failed"), max_length=300, blank=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        verbose_name = _("run of the matching")
        verbose_name_plural = _("runs of the matching")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(state__in=(RunState.WAITING, RunState.RUNNING)),
                name="hunar_mentorship_one_run_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.round}, {self.asked_at:%Y-%m-%d %H:%M}"


class Proposal(models.Model):
    """A mentor proposed to a mentee, with the reasons as they were. It moves nobody until it is published."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="proposals")
    run = models.ForeignKey(Run, models.CASCADE, null=True, related_name="proposals")  # null: made by staff
    mentee = models.ForeignKey("hunar_mentorship.MenteeApplication", models.CASCADE, related_name="proposals")
    mentor = models.ForeignKey("hunar_mentorship.MentorApplication", models.CASCADE, related_name="proposals")
    slot = models.PositiveSmallIntegerField(
        _("half hour of the week of the circle, UTC"), null=True, blank=True
    )
    score = models.IntegerField(_("score"), default=0)
    rank = models.PositiveIntegerField(_("rank among the eligible"), default=0)
    reasons = models.JSONField(_("reasons"), default=dict, blank=True)
    choices = models.JSONField(_("mentors to choose from"), default=list, blank=True)
    chosen = models.ForeignKey(  # kept when the place was gone: the next run knows whom they would like
        "hunar_mentorship.MentorApplication",
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("chosen by the mentee"),
    )
    state = models.CharField(_("state"), max_length=10, choices=ProposalState, default=ProposalState.PROPOSED)
    holds_place = models.BooleanField(_("a place is kept"), default=False, editable=False)
    decided_by = models.ForeignKey("hunar_people.Person", models.SET_NULL, null=True, related_name="+")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "mentee"], condition=HOLDS_MENTEE, name="hunar_mentorship_one_proposal_each"
            ),
        ]
        indexes = [models.Index(fields=["round", "state"], name="hunar_mentorship_proposals")]

    def __str__(self):
        return f"{self.mentee} – {self.mentor}"


class Unmatched(models.Model):
    """A mentee for whom a run found nobody, and why."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="unmatched")
    mentee = models.ForeignKey("hunar_mentorship.MenteeApplication", models.CASCADE, related_name="+")
    reasons = models.JSONField(_("reasons"), default=dict, blank=True)

    class Meta:
        verbose_name = _("mentee without a mentor")
        verbose_name_plural = _("mentees without a mentor")
        constraints = [
            models.UniqueConstraint(fields=["run", "mentee"], name="hunar_mentorship_unmatched_once")
        ]

    def __str__(self):
        return str(self.mentee)


class MatchOffer(Offer):
    """A published proposal, offered to one of its two people. Both have to accept."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="offers")
    side = models.CharField(_("side"), max_length=10, choices=Side)
    told_at = models.DateTimeField(null=True, editable=False)

    class Meta(Offer.Meta):
        abstract = False
        verbose_name = _("offer of a match")
        verbose_name_plural = _("offers of matches")
        indexes = [
            *Offer.Meta.indexes,
            models.Index(fields=["id"], condition=Q(told_at=None), name="hunar_mentorship_untold"),
        ]
        constraints = [
            *Offer.Meta.constraints,
            models.UniqueConstraint(fields=["proposal", "side"], name="hunar_mentorship_one_offer_a_side"),
        ]

    def __str__(self):
        return f"{self.proposal}, {self.side}"


class Request(Offer):
    """A mentee asks a mentor between rounds: an offer to the mentor, with a few words."""

    mentee = models.ForeignKey("hunar_mentorship.MenteeApplication", models.CASCADE, related_name="requests")
    mentor = models.ForeignKey("hunar_mentorship.MentorApplication", models.CASCADE, related_name="requests")
    words = models.TextField(_("a few words"), max_length=400, blank=True)
    reasons = models.JSONField(_("reasons"), default=dict, blank=True)

    class Meta(Offer.Meta):
        abstract = False
        verbose_name = _("request to a mentor")
        verbose_name_plural = _("requests to mentors")
        constraints = [
            *Offer.Meta.constraints,
            models.UniqueConstraint(
                fields=["mentee", "mentor"],
                condition=Q(state="open"),
                name="hunar_mentorship_one_open_request",
            ),
        ]

    def __str__(self):
        return f"{self.mentee} → {self.mentor}"
