"""What may happen to questions, quizzes and attempts."""

from .attempting import AttemptRefused, answer, close_overdue, settle, start, submit
from .following import follow_quiz
from .writing import question_tag, write_question, write_quiz

__all__ = [
    "AttemptRefused",
    "answer",
    "close_overdue",
    "follow_quiz",
    "question_tag",
    "settle",
    "start",
    "submit",
    "write_question",
    "write_quiz",
]
