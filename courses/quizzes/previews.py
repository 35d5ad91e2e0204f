"""A question as learners see it, for its editor: in the preview, and to try out."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from .freezing import freeze_question
from .frozen import FrozenQuestion
from .marking import NONE
from .models import Question
from .presenting import Sheet
from .seeing import Sight

LEARNER, MARKED = "", "marked"
MODES = [(LEARNER, _("As a learner")), (MARKED, _("With the right answer"))]


def frozen_preview(question: Question) -> FrozenQuestion | None:
    """The question as an attempt would freeze it, saved or not; None while it has no answer yet."""
    if not question.answer:
        return None
    question.kind = question.answer[0].block_type
    return FrozenQuestion(1, freeze_question([question], seed=1, shuffle=False), NONE)


def preview_context(question: Question, mode: str = LEARNER) -> dict[str, Any]:
    asked = frozen_preview(question)
    if asked is None:
        return {"sheet": None}
    sight = Sight.KEY if mode == MARKED else Sight.NOTHING
    sheet = Sheet(asked, asked.source, sight=sight, locked=mode == MARKED)
    return {"sheet": sheet, "total": 1, "title": question.title}
