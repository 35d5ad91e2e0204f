"""What quizzes tell a person."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.notices.enums import Family
from cms.notices.registry import NoticeKind
from cms.notices.registry import register as register_kind


def result_link(params) -> str:
    return reverse("hunar_quizzes:result", args=[params["attempt"]])


QUIZ_REGRADED = NoticeKind(
    "quiz_regraded",
    _("“%(quiz)s” was marked again"),
    _(
        "A mistake in “%(quiz)s” was put right, and your answers were marked again. Your result is now %(percent)d %%."
    ),
    link=result_link,
    family=Family.LEARNING,
)


def register() -> None:
    register_kind(QUIZ_REGRADED)
