"""The demo's quizzes in both languages, and what its learners answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from html import escape
from typing import Any

from django.db import transaction
from wagtail.models import Locale

from cms.pages.demo import stable_key

from ..demo import words
from ..demo.building import activity_key, lesson_key, quiz_key
from ..demo.learners import STORIES, Story, enrolment_of, path
from ..demo.words import LANGUAGES, Course, Lesson, Words
from ..models import Enrolment
from . import authoring
from .actions import answer, start, submit, write_question, write_quiz
from .authoring import Gap, Option
from .marking import Choices, Numeric, Rule, Slots
from .models import Attempt, Question, Quiz

ORDER = 40


def load() -> list[str]:
    for course in words.courses():
        for quiz in course.quizzes:
            _write(course, quiz)
    return []


def finish() -> list[str]:
    """Let the learners of the demo take their quizzes, in the order of their lessons."""
    for story in STORIES:
        if enrolment := enrolment_of(story):
            for lesson, at in list(path(story, enrolment))[: story.lessons]:
                _take_all(story, enrolment, lesson, at)
    return []


def _take_all(story: Story, enrolment: Enrolment, lesson: Lesson, at: datetime) -> None:
    """The quizzes of a lesson, unless its learner has tried them before."""
    for name in [block["quiz"] for block in lesson.words["en"]["body"] if "quiz" in block]:
        item = f"{lesson_key(story.course, lesson.name)}/{activity_key(story.course, name)}"
        if not Attempt.objects.of_item(enrolment, item).exists():
            begun = at + timedelta(minutes=lesson.words["en"]["minutes"])
            if name in story.failed:
                _take(enrolment, item, begun, known=2)
            _take(enrolment, item, begun + timedelta(minutes=15))


def _take(enrolment: Enrolment, item: str, at: datetime, known: int | None = None) -> None:
    """Answer rightly as many questions as the learner knows: None is all."""
    attempt = start(enrolment=enrolment, item=item, now=at)
    for question in attempt.quiz.questions[:known]:
        given = right_answer(question.marked.rule)
        attempt = answer(attempt=attempt, key=question.key, given=given, now=at + timedelta(minutes=2))
    submit(attempt=attempt, now=at + timedelta(minutes=6))


def right_answer(rule: Rule) -> Any:
    """What somebody gives who knows."""
    if isinstance(rule, Choices):
        return sorted(rule.right)
    if isinstance(rule, Numeric):
        return str(rule.value)
    return {slot.key: slot.right[0] for slot in rule.slots} if isinstance(rule, Slots) else rule.accepted[0]


@transaction.atomic
def _write(course: Course, quiz: words.Quiz) -> None:
    key = quiz_key(course.slug, quiz.name)
    for language in LANGUAGES:
        locale = Locale.objects.get_or_create(language_code=language)[0]
        if not Quiz.objects.filter(translation_key=key, locale=locale).exists():
            questions = [_question(quiz, question, locale) for question in quiz.questions]
            text = quiz.words[language]
            write_quiz(
                key=key,
                locale=locale,
                title=text["title"],
                introduction=_html(text["introduction"]),
                questions=questions,
                **quiz.rules,
            )


def _question(quiz: words.Quiz, question: Words, locale: Locale) -> Question:
    text = question[locale.language_code]
    return write_question(
        key=stable_key("question", question["name"]),
        locale=locale,
        title=text["title"],
        prompt=[authoring.text(_html(text["prompt"]))],
        answer=ANSWERS[question["kind"]](question["name"], question, text),
        hint=_html(text.get("hint", "")),
        feedback=_html(text["feedback"]),
        difficulty=question["difficulty"],
        tags=[quiz.name],
    )


def _html(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>" if text else ""


def _choices(question: Words, text: Words) -> list[Option]:
    return [
        Option(_html(choice["text"]), number in question["right"], choice["feedback"])
        for number, choice in enumerate(text["choices"])
    ]


def _gaps(question: Words, text: Words) -> list[Gap]:
    return [
        Gap([Option(option, number == right) for number, option in enumerate(options)])
        for options, right in zip(text["options"], question["right"], strict=True)
    ]


#: How the answer of each kind of question is built: its name (the seed of its keys), what is shared, and the words.
ANSWERS: dict[str, Callable[[str, Words, Words], authoring.Stream]] = {
    "one_choice": lambda seed, question, text: authoring.one_choice(seed, _choices(question, text)),
    "several_choices": lambda seed, question, text: authoring.several_choices(
        seed, _choices(question, text), partial=question["partial"]
    ),
    "true_false": lambda seed, question, text: authoring.true_false(
        seed,
        question["right"],
        feedback_true=text["feedback_true"],
        feedback_false=text["feedback_false"],
    ),
    "numeric": lambda seed, question, text: authoring.numeric(
        seed,
        question["value"],
        tolerance=question["tolerance"],
        unit=text["unit"],
        other_units=text["other_units"],
    ),
    "short_text": lambda seed, question, text: authoring.short_text(
        seed, question["accepted"], remarks=[tuple(remark) for remark in text["remarks"]]
    ),
    "gaps": lambda seed, question, text: authoring.gaps(
        seed, text["text"], _gaps(question, text), partial=question["partial"]
    ),
    "matching": lambda seed, question, text: authoring.matching(
        seed,
        [tuple(pair) for pair in text["pairs"]],
        extra=text.get("extra", ()),
        partial=question["partial"],
    ),
    "ordering": lambda seed, question, text: authoring.ordering(
        seed, text["items"], partial=question["partial"]
    ),
}
