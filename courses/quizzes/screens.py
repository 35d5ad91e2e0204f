"""What the pages of an attempt show."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from .availability import availability
from .enums import FeedbackWhen
from .forms import AnswerForm
from .freezing import rules_of
from .frozen import FrozenQuestion, Rules
from .models import Attempt, Quiz
from .presenting import Sheet, plain_number
from .seeing import Sight, sight


def question_screen(
    attempt: Attempt, asked: FrozenQuestion, language: str, *, form: AnswerForm | None = None
) -> dict[str, Any]:
    """One question of an open attempt, with its feedback if it was checked."""
    checked = attempt.is_checked(asked.key)
    sheet = Sheet(
        asked,
        language,
        given=attempt.answer_to(asked.key),
        form=None if checked else form,
        sight=sight(attempt.quiz.rules, submitted=False, checked=checked, passed=False, left=None),
        locked=checked,
    )
    return {
        "attempt": attempt,
        "sheet": sheet,
        "total": len(attempt.quiz),
        "title": attempt.quiz.title(language),
        "places": [
            (one.number, attempt.is_answered(one), one.number == asked.number) for one in attempt.quiz
        ],
        "answered": sum(attempt.is_answered(one) for one in attempt.quiz),
        "may_check": attempt.quiz.rules.feedback_when == FeedbackWhen.AT_ONCE and not checked,
        "seconds_left": seconds_left(attempt),
    }


def seconds_left(attempt: Attempt) -> int | None:
    """Until the deadline; None without one."""
    return attempt.deadline and max(0, int((attempt.deadline - timezone.now()).total_seconds()))


def result_screen(attempt: Attempt, language: str) -> dict[str, Any]:
    """The result of an attempt handed in, its questions as far as they may be seen, and whether to try again."""
    siblings = list(Attempt.objects.of_item(attempt.enrolment, attempt.item).without_paper())
    rules = current_rules(attempt)
    found = availability(rules, [one.as_past() for one in siblings], timezone.now())
    seen = sight(
        attempt.quiz.rules,
        submitted=True,
        checked=False,
        passed=any(one.passed for one in siblings),
        left=found.left,
    )
    return {
        "attempt": attempt,
        "title": attempt.quiz.title(language),
        "percent": round(100 * attempt.share),
        "points": plain_number(attempt.score),
        "most": plain_number(attempt.max_score),
        "regrade": attempt.regrades.changing().last(),
        "rules": rules,
        "availability": found,
        "siblings": [one for one in siblings if not one.is_open],
        "hides_key": seen == Sight.FEEDBACK,
        "sheets": sheets(attempt, language, seen) if seen else [],
        "total": len(attempt.quiz),
        "again": reverse(
            "hunar_quizzes:start", args=[attempt.enrolment.course.key, *attempt.item.split("/")]
        ),
    }


def sheets(attempt: Attempt, language: str, seen: Sight) -> list[Sheet]:
    return [
        Sheet(one, language, given=attempt.answer_to(one.key), sight=seen, locked=True)
        for one in attempt.quiz
    ]


def current_rules(attempt: Attempt) -> Rules:
    """The rules of the quiz as it is today, for another attempt; as they were, if the quiz is gone."""
    quiz = Quiz.objects.in_all_languages(attempt.quiz_key).first()
    return rules_of(quiz) if quiz else attempt.quiz.rules
