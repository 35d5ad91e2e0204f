"""Writing questions and quizzes from plain Python: importers, demo content, tests."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Locale

from ..models import Question, QuestionTag, Quiz, QuizQuestion


@transaction.atomic
def write_question(
    *,
    key: UUID,
    locale: Locale,
    title: str,
    prompt: list[dict],
    answer: list[dict],
    tags: Iterable[str] = (),
    **fields: Any,
) -> Question:
    """Write the question of that key in that language, or bring it up to date. Raises ValidationError.

    `prompt` and `answer` as `authoring` builds them; other fields (points, hint, feedback, difficulty, live) by name.
    """
    question = Question.objects.filter(translation_key=key, locale=locale).first()
    question = question or Question(translation_key=key, locale=locale)
    _set(question, title=title, prompt=prompt, answer=answer, **fields)
    for name in ("prompt", "answer"):
        _clean_stream(question, name)
    question.full_clean()
    question.save()
    question.tags.set([question_tag(name) for name in tags], clear=True)
    question.save()
    return question


@transaction.atomic
def write_quiz(
    *, key: UUID, locale: Locale, title: str, questions: Sequence[Question] = (), **rules: Any
) -> Quiz:
    """Write the quiz of that key in that language with these questions in order. Raises ValidationError.

    Rules (pass_mark, attempts_allowed …) count in the first-written language; the others give words.
    """
    quiz = Quiz.objects.filter(translation_key=key, locale=locale).first()
    quiz = quiz or Quiz(translation_key=key, locale=locale)
    _set(quiz, title=title, **rules)
    quiz.full_clean()
    asked = [QuizQuestion(question=one, sort_order=place) for place, one in enumerate(questions)]
    quiz.quiz_questions = asked  # type: ignore[misc]  # modelcluster's relation takes a list
    quiz.save()
    return quiz


def question_tag(name: str) -> QuestionTag:
    """The tag of that name; made when it is new."""
    return QuestionTag.objects.get_or_create(name=name)[0]


def _set(row, **fields) -> None:
    for name, value in fields.items():
        setattr(row, name, value)


def _clean_stream(question: Question, name: str) -> None:
    """Hold the blocks to their own rules, which Django's full_clean does not ask."""
    stream = getattr(question, name)
    try:
        setattr(question, name, stream.stream_block.clean(stream))
    except ValidationError as refused:
        told = refused.as_json_data()  # type: ignore[attr-defined]  # a block's own kind of error
        raise ValidationError({name: list(_words(told))}) from refused


def _words(found: Any) -> Iterator[str]:
    """Every message in the nested errors of a block."""
    if isinstance(found, str):
        yield found
    else:
        for one in found.values() if isinstance(found, dict) else found or ():
            yield from _words(one)
