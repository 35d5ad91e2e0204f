"""Two people who work together, or a circle of them, and what became of it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import EndReason, MatchEventKind, Origin, RiskKind, Side
from ..querysets import CircleQuerySet, MatchQuerySet, RiskQuerySet


class Circle(models.Model):
    """A mentor and up to six mentees who meet at one time of the week."""

    mentor = models.ForeignKey("hunar_mentorship.MentorApplication", models.CASCADE, related_name="circles")
    slot = models.PositiveSmallIntegerField(_("half hour of the week, UTC"))
    size = models.PositiveSmallIntegerField(_("people at most"))
    taken = models.PositiveSmallIntegerField(_("people in it"), default=0, editable=False)

    objects = CircleQuerySet.as_manager()

    class Meta:
        verbose_name = _("circle")
        verbose_name_plural = _("circles")
        constraints = [
            models.UniqueConstraint(fields=["mentor", "slot"], name="hunar_mentorship_one_circle_a_slot"),
            models.CheckConstraint(
                condition=Q(taken__lte=models.F("size")), name="hunar_mentorship_circle_enough"
            ),
        ]

    def __str__(self):
        return f"{self.mentor}, {self.slot}"


class Match(models.Model):
    """A mentee and a mentor who work together. It ends, and never goes."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey("hunar_mentorship.Programme", models.PROTECT, related_name="matches")
    mentor = models.ForeignKey("hunar_mentorship.MentorApplication", models.PROTECT, related_name="matches")
    mentee = models.ForeignKey("hunar_mentorship.MenteeApplication", models.PROTECT, related_name="matches")
    circle = models.ForeignKey(Circle, models.PROTECT, null=True, blank=True, related_name="matches")
    origin = models.CharField(_("how it came about"), max_length=10, choices=Origin)
    reasons = models.JSONField(_("reasons"), default=dict, blank=True)
    begun_at = models.DateTimeField(_("begun at"))
    ends_on = models.DateField(_("planned until"))
    paused_at = models.DateTimeField(_("contact paused at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended_by = models.CharField(_("ended by"), max_length=10, choices=Side, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=10, choices=EndReason, blank=True)
    last_met_at = models.DateTimeField(_("last met at"), null=True, blank=True)  # summary of the meetings

    objects = MatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("match")
        verbose_name_plural = _("matches")
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mentee"], condition=Q(ended_at=None), name="hunar_mentorship_one_match_each"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by="", end_reason="")
                | Q(ended_at__isnull=False) & ~Q(ended_by="") & ~Q(end_reason=""),
                name="hunar_mentorship_end_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["programme", "ended_at"], name="hunar_mentorship_matches_now"),
            models.Index(fields=["mentor", "ended_at"], name="hunar_mentorship_mentors_now"),
        ]

    def __str__(self):
        return f"{self.mentee.person} – {self.mentor.mentor.person}"

    @property
    def is_active(self) -> bool:
        return self.ended_at is None

    @property
    def people(self) -> tuple:
        """The mentor, then the mentee, as people."""
        return self.mentor.mentor.person, self.mentee.person

    def in_thread(self) -> MatchQuerySet:
        """The matches that share its thread: those of its circle, or it alone."""
        matches = Match.objects.with_people()
        return matches.filter(circle=self.circle_id) if self.circle_id else matches.filter(pk=self.pk)

    def side_of(self, person) -> Side | None:
        """On which side of it the person is; None for anybody else."""
        if person == self.mentor.mentor.person:
            return Side.MENTOR
        return Side.MENTEE if person == self.mentee.person else None

    def other_than(self, person):
        """The other of the two."""
        return self.mentee.person if self.side_of(person) == Side.MENTOR else self.mentor.mentor.person


class MatchEvent(models.Model):
    """Something that happened to a match, with who did it. Rows are only added."""

    match = models.ForeignKey(Match, models.CASCADE, related_name="events")
    kind = models.CharField(_("what"), max_length=10, choices=MatchEventKind)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey("hunar_people.Person", models.SET_NULL, null=True, related_name="+")
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("event of a match")
        verbose_name_plural = _("events of matches")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.kind}, {self.at:%Y-%m-%d}"


class Feedback(models.Model):
    """What one of the two says of the time together when it is over."""

    match = models.ForeignKey(Match, models.CASCADE, related_name="feedback")
    person = models.ForeignKey("hunar_people.Person", models.CASCADE, related_name="hunar_match_feedback")
    useful = models.PositiveSmallIntegerField(_("how useful it was, 1 to 5"))
    again = models.BooleanField(_("would do it again"), null=True)
    words = models.TextField(_("words for the programme"), max_length=1000, blank=True)
    thanks = models.TextField(
        _("a thank-you for the other"), max_length=600, blank=True
    )  # the other reads this
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("feedback on a match")
        verbose_name_plural = _("feedback on matches")
        constraints = [
            models.UniqueConstraint(fields=["match", "person"], name="hunar_mentorship_feedback_once"),
            models.CheckConstraint(
                condition=Q(useful__gte=1, useful__lte=5), name="hunar_mentorship_feedback_scale"
            ),
        ]

    def __str__(self):
        return f"{self.match}, {self.useful}"


class Risk(models.Model):
    """A sign that a match needs somebody to look at it. Raised by the clock, closed by staff or by good news."""

    match = models.ForeignKey(Match, models.CASCADE, related_name="risks")
    kind = models.CharField(_("kind"), max_length=12, choices=RiskKind)
    raised_at = models.DateTimeField(_("raised at"))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.ForeignKey("hunar_people.Person", models.SET_NULL, null=True, related_name="+")
    note = models.CharField(_("what was done"), max_length=300, blank=True)

    objects = RiskQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign of risk")
        verbose_name_plural = _("signs of risk")
        constraints = [
            models.UniqueConstraint(
                fields=["match", "kind"], condition=Q(closed_at=None), name="hunar_mentorship_one_open_risk"
            )
        ]

    def __str__(self):
        return f"{self.match}: {self.kind}"
