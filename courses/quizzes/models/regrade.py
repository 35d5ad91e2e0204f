"""Marking again: what staff ordered, and what became of each attempt."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import RegradeState
from ..querysets import RegradeOrderQuerySet, RegradeQuerySet


class MarkedAnswer(models.Model):
    """How one question of an attempt handed in was marked: for reports, and to find who was asked what."""

    attempt = models.ForeignKey("hunar_quizzes.Attempt", models.CASCADE, related_name="marked")
    question = models.UUIDField(db_index=True)  # the key its languages share
    answered = models.BooleanField()
    right = models.BooleanField()

    class Meta:
        verbose_name = _("marked answer")
        verbose_name_plural = _("marked answers")
        constraints = [
            models.UniqueConstraint(fields=["attempt", "question"], name="hunar_quizzes_marked_once"),
        ]

    def __str__(self):
        return f"{self.question}: {self.right}"


class RegradeOrder(models.Model):
    """An order to mark attempts again: of everybody who was asked a question, or took a quiz.

    `rules` holds what is marked by, frozen when the order was given; `findings` what it would change:
    {"looked", "touched", "changed": counts, "passing", "falling": ids of attempts}.
    """

    question_key = models.UUIDField(null=True, editable=False)
    quiz_key = models.UUIDField(null=True, editable=False)
    title = models.CharField(_("what is regraded"), max_length=200, editable=False)
    reason = models.TextField(_("reason"), max_length=1000)
    may_lower = models.BooleanField(_("grades may fall"), default=False)
    rules = models.JSONField(editable=False)
    findings = models.JSONField(default=dict, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=RegradeState, default=RegradeState.WEIGHING, editable=False
    )
    ordered_at = models.DateTimeField(_("ordered at"), auto_now_add=True)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("ordered by")
    )
    carried_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects = RegradeOrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("regrade")
        verbose_name_plural = _("regrades")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(question_key__isnull=True, quiz_key__isnull=False)
                | Q(question_key__isnull=False, quiz_key__isnull=True),
                name="hunar_quizzes_regrades_one_thing",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether it is being worked on in the background."""
        return self.state in (RegradeState.WEIGHING, RegradeState.RUNNING)


class Regrade(models.Model):
    """What one order did to one attempt. Appended, never changed; it goes with the person.

    `before` and `after`: {"score", "max_score", "share", "passed"}, and in `before` the rules that were replaced.
    `fact` is the id of the learning event that tells it, where the result became another one.
    """

    order = models.ForeignKey(RegradeOrder, models.PROTECT, related_name="regrades")
    attempt = models.ForeignKey("hunar_quizzes.Attempt", models.CASCADE, related_name="regrades")
    at = models.DateTimeField(auto_now_add=True)
    before = models.JSONField()
    after = models.JSONField()
    fact = models.UUIDField(null=True)

    objects = RegradeQuerySet.as_manager()

    class Meta:
        verbose_name = _("regraded attempt")
        verbose_name_plural = _("regraded attempts")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["order", "attempt"], name="hunar_quizzes_regraded_once"),
        ]

    def __str__(self):
        return f"{self.attempt}: {self.order}"
