"""A quiz inside a lesson."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock

from ..activities import ActivityBlock


class QuizBlock(ActivityBlock):
    """The quiz, shown as a card: what it asks, how the learner stands, and one button."""

    quiz = SnippetChooserBlock("hunar_quizzes.Quiz", label=_("Quiz"))

    class Meta:
        icon = "help"
        label = _("Quiz")
        template = "hunar_quizzes/blocks/quiz.html"
