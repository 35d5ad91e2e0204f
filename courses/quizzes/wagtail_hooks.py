"""What quizzes add to Wagtail's admin."""

from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.snippets.models import register_snippet

from .models import Question
from .trying import try_question
from .viewsets import QuizGroup

register_snippet(QuizGroup)


@hooks.register("register_admin_urls")
def try_url():
    return [path("quizzes/questions/<int:pk>/try/", try_question, name="hunar_quizzes_try")]


@hooks.register("register_snippet_listing_buttons")
def try_button(snippet, user, next_url=None):
    if isinstance(snippet, Question):
        url = reverse("hunar_quizzes_try", args=[snippet.pk])
        yield Button(_("Try out"), url=url, icon_name="view", priority=15)
