"""The question bank."""

from decimal import Decimal

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase, TagBase
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, TranslatableMixin
from wagtail.search import index

from cms.pages.fields import BodyField

from ..blocks import ANSWERS, PROMPT
from ..enums import Difficulty, Kind, PreviewMode
from ..querysets import QuestionQuerySet
from .translated import TranslatedRow

RICH = ["bold", "italic", "link", "ol", "ul", "code", "superscript", "subscript"]


class QuestionTag(TagBase):
    """A word editors sort questions by, and draw quizzes from."""

    free_tagging = True

    class Meta:
        verbose_name = _("question tag")
        verbose_name_plural = _("question tags")


class TaggedQuestion(ItemBase):
    tag = models.ForeignKey(QuestionTag, models.CASCADE, related_name="tagged_questions")
    content_object = ParentalKey(
        "hunar_quizzes.Question", on_delete=models.CASCADE, related_name="tagged_items"
    )


class Question(
    PreviewableMixin,
    DraftStateMixin,
    RevisionMixin,
    TranslatedRow,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    """One question in one language. Its points and right answers count in the source row only."""

    title = models.CharField(
        _("name"), max_length=200, help_text=_("For editors: how you find it in the bank.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, editable=False)
    prompt = BodyField(PROMPT, verbose_name=_("question"))
    answer = BodyField(
        ANSWERS,
        verbose_name=_("answer"),
        max_num=1,
        help_text=_("Choose one kind of answer, then fill it in."),
    )
    points = models.DecimalField(
        _("points"),
        max_digits=5,
        decimal_places=2,
        default=1,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    hint = RichTextField(
        _("hint"), blank=True, features=RICH, help_text=_("The learner may open it before answering.")
    )
    feedback = RichTextField(
        _("explanation"),
        blank=True,
        features=RICH,
        help_text=_("Shown with the feedback: why the answer is what it is."),
    )
    difficulty = models.CharField(
        _("difficulty"), max_length=10, choices=Difficulty, default=Difficulty.MEDIUM
    )
    tags = ClusterTaggableManager(through=TaggedQuestion, blank=True, verbose_name=_("tags"))
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="hunar_question")

    objects = QuestionQuerySet.as_manager()

    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("prompt"),
        index.FilterField("kind"),
        index.FilterField("difficulty"),
        index.FilterField("locale_id"),
    ]

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="hunar_quizzes_question_once"),
            models.CheckConstraint(condition=models.Q(points__gt=0), name="hunar_quizzes_points_positive"),
        ]

    def __str__(self):
        return self.title

    @property
    def revisions(self):
        return self._revisions

    def clean(self):
        super().clean()
        self.kind = self.answer[0].block_type if self.answer else ""

    @property
    def preview_modes(self):
        return PreviewMode.choices

    def get_preview_template(self, request, mode_name):
        return "hunar_quizzes/question_preview.html"

    def get_preview_context(self, request, mode_name):
        return super().get_preview_context(request, mode_name) | {"mode": mode_name}
