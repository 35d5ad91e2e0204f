"""The question bank and the quizzes in Wagtail's admin."""

from django.db.models import Count
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, UpdatedAtColumn
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .filters import QuestionFilters, QuizFilters
from .models import Question, QuestionTag, Quiz
from .panels import QUESTION_PANELS, QUIZ_PANELS
from .regrade_views import OrderRegradeView, RegradeIndexView, RegradeView


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


class RegradeViewSet(ViewSet):
    """Orders to mark attempts again."""

    name = "hunar_regrades"
    url_prefix = "hunar/quizzes/regrades"
    icon = "rotate"

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(index_url_name=self.get_url_name("index"), **kwargs)

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(RegradeIndexView), name="index"),
            path("<int:pk>/", RegradeView.as_view(), name="order"),
            path("question/<int:pk>/", OrderRegradeView.as_view(), {"what": "question"}, name="question"),
            path("quiz/<int:pk>/", OrderRegradeView.as_view(), {"what": "quiz"}, name="quiz"),
        ]
