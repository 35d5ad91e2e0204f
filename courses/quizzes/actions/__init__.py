"""What may happen to questions, quizzes and attempts."""

from .attempting import AttemptRefused, answer, close_overdue, settle, start, submit
from .following import follow_quiz
from .regrading import carry_out_regrade, drop_regrade, order_regrade, work_on_regrade
from .writing import question_tag, write_question, write_quiz

__all__ = [
    "AttemptRefused",
    "answer",
    "carry_out_regrade",
    "close_overdue",
    "drop_regrade",
    "follow_quiz",
    "order_regrade",
    "question_tag",
    "settle",
    "start",
    "submit",
    "work_on_regrade",
    "write_question",
    "write_quiz",
]
