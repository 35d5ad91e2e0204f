"""What quizzes add to Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from .menu import ReportItem
from .models import Attempt, Question, Quiz, RegradeOrder
from .permissions import RecordPolicy, may
from .reports import AttemptReportView, QuestionReportView
from .trying import try_question
from .viewsets import QuizGroup, RegradeViewSet

register_snippet(QuizGroup)
register_permission_policy(Attempt, RecordPolicy(Attempt))
register_permission_policy(RegradeOrder, RecordPolicy(RegradeOrder))


@hooks.register("register_admin_viewset")
def regrades():
    return RegradeViewSet()


@hooks.register("register_admin_urls")
def quiz_admin_urls():
    attempts, questions = AttemptReportView, QuestionReportView
    return [
        path("hunar/quizzes/questions/<int:pk>/try/", try_question, name="hunar_quizzes_try"),
        path("hunar/reports/quiz-attempts/", attempts.as_view(), name=attempts.index_url_name),
        path(
            "hunar/reports/quiz-attempts/results/",
            attempts.as_view(results_only=True),
            name=attempts.index_results_url_name,
        ),
        path("hunar/reports/questions/", questions.as_view(), name=questions.index_url_name),
        path(
            "hunar/reports/questions/results/",
            questions.as_view(results_only=True),
            name=questions.index_results_url_name,
        ),
    ]


@hooks.register("register_reports_menu_item")
def attempts_item():
    return ReportItem(
        gettext_lazy("Quiz attempts"),
        AttemptReportView.index_url_name,
        [Attempt],
        icon_name="tasks",
        order=900,
    )


@hooks.register("register_reports_menu_item")
def questions_item():
    return ReportItem(
        gettext_lazy("How questions are answered"),
        QuestionReportView.index_url_name,
        [Question, Attempt],
        icon_name="help",
        order=910,
    )


@hooks.register("register_reports_menu_item")
def regrades_item():
    return ReportItem(
        gettext_lazy("Regrades"), "hunar_regrades:index", [RegradeOrder], icon_name="rotate", order=920
    )


@hooks.register("register_snippet_listing_buttons")
def question_buttons(snippet, user, next_url=None):
    if isinstance(snippet, Question):
        url = reverse("hunar_quizzes_try", args=[snippet.pk])
        yield Button(_("Try out"), url=url, icon_name="view", priority=15)


@hooks.register("register_snippet_listing_buttons")
def regrade_buttons(snippet, user, next_url=None):
    if isinstance(snippet, Question | Quiz) and may(user, "add", RegradeOrder):
        url = reverse(f"hunar_regrades:{snippet._meta.model_name}", args=[snippet.pk])
        yield Button(_("Regrade"), url=url, icon_name="rotate", priority=16)


@hooks.register("register_permissions")
def quiz_permissions():
    codenames = ["view_attempt", "view_regradeorder", "add_regradeorder"]
    return Permission.objects.filter(content_type__app_label="hunar_quizzes", codename__in=codenames)
