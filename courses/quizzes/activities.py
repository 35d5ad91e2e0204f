"""Quizzes as something to do in a lesson: done when passed, and graded."""

from django.utils.translation import gettext_lazy as _

from ..activities import Activity, register


def _block():
    from .lesson_blocks import QuizBlock  # blocks ask for the registry, which asks for this module

    return QuizBlock()


def measures(value):
    """Which of a learner's attempts counts, as the quiz's source says."""
    return {"counts": value["quiz"].source.counts} if value["quiz"] else {}


register(Activity("quiz", _("Quiz"), _block, done="passed", graded=True, measures=measures))
