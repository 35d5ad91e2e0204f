"""A question as learners see it, for its editor: in the preview, and to try out."""

from .enums import PreviewMode
from .freezing import freeze_question
from .frozen import FrozenQuestion
from .marking import NONE
from .models import Question
from .presenting import Sheet
from .seeing import Sight


def frozen_preview(question: Question) -> FrozenQuestion | None:
    """The question as an attempt would freeze it, saved or not; None while it has no answer yet."""
    if not question.answer:
        return None
    question.kind = question.answer[0].block_type
    return FrozenQuestion(1, freeze_question([question], seed=1, shuffle=False), NONE)


def preview_sheet(question: Question, mode: str = PreviewMode.LEARNER) -> Sheet | None:
    """What the preview shows in that mode; None while there is no answer yet."""
    asked = frozen_preview(question)
    sight = Sight.KEY if mode == PreviewMode.MARKED else Sight.NOTHING
    return asked and Sheet(asked, asked.source, sight=sight, locked=mode == PreviewMode.MARKED)
