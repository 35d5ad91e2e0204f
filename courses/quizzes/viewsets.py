"""The question bank and the quizzes in Wagtail's admin."""

from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Question, QuestionTag, Quiz
from .panels import QUESTION_PANELS, QUIZ_PANELS


class QuestionFilters(WagtailFilterSet):
    tag = ModelChoiceFilter(field_name="tags", queryset=QuestionTag.objects.order_by("name"), label=_("Tag"))

    class Meta:
        model = Question
        fields = ["kind", "difficulty", "live"]


class QuestionViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    menu_label = _("Questions")
    list_display = [
        "title",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("get_difficulty_display", label=_("Difficulty")),
        Column("points", label=_("Points"), sort_key="points"),
        Column("quiz_count", label=_("In quizzes"), sort_key="quiz_count"),
        BooleanColumn("live", label=_("Published")),
        UpdatedAtColumn(),
    ]
    list_per_page = 50
    filterset_class = QuestionFilters
    search_fields = ["title"]
    ordering = ["title"]
    edit_handler = QUESTION_PANELS

    def get_queryset(self, request):
        return Question.objects.annotate(quiz_count=Count("quiz_places", distinct=True))


class QuizFilters(WagtailFilterSet):
    class Meta:
        model = Quiz
        fields = ["selection", "feedback_when", "live"]


class QuizViewSet(SnippetViewSet):
    model = Quiz
    icon = "tasks"
    menu_label = _("Quizzes")
    list_display = [
        "title",
        Column("get_selection_display", label=_("Questions from")),
        Column("question_count", label=_("Questions listed"), sort_key="question_count"),
        Column("pass_mark", label=_("Pass mark"), sort_key="pass_mark"),
        BooleanColumn("live", label=_("Published")),
        UpdatedAtColumn(),
    ]
    list_per_page = 50
    filterset_class = QuizFilters
    search_fields = ["title"]
    ordering = ["title"]
    edit_handler = QUIZ_PANELS

    def get_queryset(self, request):
        return Quiz.objects.annotate(question_count=Count("quiz_questions", distinct=True))


class QuestionTagViewSet(SnippetViewSet):
    model = QuestionTag
    icon = "tag"
    menu_label = _("Question tags")
    list_display = ["name", Column("question_count", label=_("Questions"), sort_key="question_count")]
    search_fields = ["name"]
    ordering = ["name"]

    def get_queryset(self, request):
        return QuestionTag.objects.annotate(question_count=Count("tagged_questions", distinct=True))


class QuizGroup(SnippetViewSetGroup):
    menu_label = _("Quizzes")
    menu_icon = "help"
    menu_order = 250
    items = (QuizViewSet, QuestionViewSet, QuestionTagViewSet)
