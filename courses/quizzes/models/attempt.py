"""What a learner did with a quiz."""

import uuid
from datetime import datetime, timedelta
from fractions import Fraction

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ..availability import Past
from ..enums import AttemptState
from ..frozen import FrozenQuiz
from ..querysets import AttemptQuerySet


class Attempt(models.Model):
    """One go at the quiz of one item. What it asks and how it is marked was frozen when it began.

    `answers` holds {question key: {"answer": …, "checked": bool}}; a checked answer was shown its feedback and stays.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    enrolment = models.ForeignKey("hunar_courses.Enrolment", models.CASCADE, related_name="quiz_attempts")
    item = models.CharField(max_length=73)
    quiz_key = models.UUIDField()
    number = models.PositiveIntegerField(_("attempt"))
    seed = models.BigIntegerField(editable=False)
    frozen = models.JSONField(editable=False)
    answers = models.JSONField(default=dict, editable=False)
    started_at = models.DateTimeField(_("begun at"))
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("handed in at"), null=True, blank=True)
    ran_out = models.BooleanField(_("time ran out"), default=False)
    score = models.DecimalField(_("points"), max_digits=9, decimal_places=2, null=True, blank=True)
    max_score = models.DecimalField(
        _("points possible"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    share = models.FloatField(_("share of the points"), null=True, blank=True)
    passed = models.BooleanField(_("passed"), null=True, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "item"],
                condition=Q(submitted_at__isnull=True),
                name="hunar_quizzes_one_open_attempt",
            ),
            models.UniqueConstraint(
                fields=["enrolment", "item", "number"], name="hunar_quizzes_attempt_number_once"
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True) | Q(passed__isnull=False, share__gte=0, share__lte=1),
                name="hunar_quizzes_submitted_is_marked",
            ),
        ]

    def __str__(self):
        return f"{self.item} #{self.number}"

    @cached_property
    def quiz(self) -> FrozenQuiz:
        return FrozenQuiz(self.frozen)

    @property
    def is_open(self) -> bool:
        return self.submitted_at is None

    @property
    def state(self) -> AttemptState:
        if self.is_open:
            return AttemptState.OPEN
        return AttemptState.RAN_OUT if self.ran_out else AttemptState.HANDED_IN

    @property
    def percent(self) -> int | None:
        """The grade, once there is one."""
        return None if self.share is None else round(100 * self.share)

    @property
    def minutes(self) -> int | None:
        """How long it took, rounded up; None while it is open."""
        return None if self.is_open else -int((self.started_at - self.submitted_at).total_seconds() // 60)

    @property
    def closes_at(self) -> datetime | None:
        """The deadline and the grace for answers on their way."""
        return self.deadline and self.deadline + timedelta(seconds=self.quiz.rules.grace)

    def is_over(self, now: datetime) -> bool:
        """Whether its time, grace included, has run out."""
        return self.closes_at is not None and now > self.closes_at

    def answer_to(self, key: str):
        return self.answers.get(key, {}).get("answer")

    def is_checked(self, key: str) -> bool:
        return bool(self.answers.get(key, {}).get("checked"))

    def is_answered(self, question) -> bool:
        return question.marked.rule.answered(self.answer_to(question.key))

    @property
    def plain_answers(self) -> dict:
        return {key: given["answer"] for key, given in self.answers.items()}

    def as_past(self) -> Past:
        share = Fraction(self.share).limit_denominator(10**6) if self.share is not None else Fraction(0)
        return Past(self.number, self.submitted_at, share, bool(self.passed))
