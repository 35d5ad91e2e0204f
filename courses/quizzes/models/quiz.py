"""A quiz: which questions, under which rules."""

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, Orderable, RevisionMixin, TranslatableMixin
from wagtail.search import index

from ...enums import Counts
from ..enums import FeedbackWhen, Selection
from ..querysets import QuizQuerySet
from .question import RICH, QuestionTag
from .translated import TranslatedRow


class Quiz(DraftStateMixin, RevisionMixin, TranslatedRow, TranslatableMixin, index.Indexed, ClusterableModel):
    """A quiz in one language. The rules of its source row hold for all its languages."""

    title = models.CharField(_("title"), max_length=200)
    introduction = RichTextField(_("introduction"), blank=True, features=RICH)

    selection = models.CharField(_("questions"), max_length=10, choices=Selection, default=Selection.FIXED)
    draw_tag = models.ForeignKey(
        QuestionTag,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quizzes",
        verbose_name=_("draw from the tag"),
    )
    draw_count = models.PositiveSmallIntegerField(_("how many to draw"), null=True, blank=True)
    shuffle_questions = models.BooleanField(_("shuffle the questions"), default=False)
    shuffle_choices = models.BooleanField(_("shuffle the choices"), default=True)

    attempts_allowed = models.PositiveSmallIntegerField(
        _("attempts allowed"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Leave empty for as many as the learner likes."),
    )
    cooling_off = models.PositiveIntegerField(
        _("minutes between attempts"),
        default=0,
        help_text=_("How long a learner waits before the next attempt."),
    )
    time_limit = models.PositiveSmallIntegerField(
        _("time limit in minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Leave empty for none. Learners on slow connections are grateful for none."),
    )
    grace = models.PositiveSmallIntegerField(
        _("grace in seconds"),
        default=60,
        help_text=_("For answers that were on their way when time ran out."),
    )

    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark in per cent"), default=60, validators=[MaxValueValidator(100)]
    )
    counts = models.CharField(_("which attempt counts"), max_length=10, choices=Counts, default=Counts.BEST)
    negative_marks = models.PositiveSmallIntegerField(
        _("cost of a wrong answer in per cent"),
        default=0,
        validators=[MaxValueValidator(100)],
        help_text=_("The share of a question's points a wrong answer takes away. 0 takes nothing."),
    )
    feedback_when = models.CharField(
        _("feedback"), max_length=10, choices=FeedbackWhen, default=FeedbackWhen.AFTER
    )
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="hunar_quiz")

    objects = QuizQuerySet.as_manager()

    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("locale_id"),
    ]

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="hunar_quizzes_quiz_once"),
            models.CheckConstraint(condition=Q(pass_mark__lte=100), name="hunar_quizzes_pass_mark_share"),
            models.CheckConstraint(condition=Q(negative_marks__lte=100), name="hunar_quizzes_negative_share"),
        ]

    def __str__(self):
        return self.title

    @property
    def revisions(self):
        return self._revisions

    def clean(self):
        super().clean()
        if self.selection == Selection.DRAWN and not self.draw_tag_id:
            raise ValidationError({"draw_tag": _("Say which tag to draw the questions from.")})
        if self.selection == Selection.DRAWN and not self.draw_count:
            raise ValidationError({"draw_count": _("Say how many questions to draw.")})


class QuizQuestion(Orderable):
    """A question's place in a quiz."""

    quiz = ParentalKey(Quiz, on_delete=models.CASCADE, related_name="quiz_questions")
    question = models.ForeignKey(
        "hunar_quizzes.Question", models.PROTECT, related_name="quiz_places", verbose_name=_("question")
    )

    panels = [FieldPanel("question")]

    class Meta(Orderable.Meta):
        verbose_name = _("question in a quiz")
        verbose_name_plural = _("questions in a quiz")

    def __str__(self):
        return str(self.question)
