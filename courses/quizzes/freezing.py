"""Freezing a quiz for one attempt: its questions, choices, order, words and marking rules, as JSON."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any
from uuid import UUID

from .drawing import drawn, shuffled
from .enums import Selection
from .frozen import Rules
from .kinds import KINDS
from .models import Question, Quiz
from .packing import pack_rule

Rows = Sequence[Question]


def freeze(languages: Sequence[Quiz], seed: int) -> dict[str, Any]:
    """The quiz as the attempt with this seed will know it. `languages`: its live rows, the source's first."""
    quiz = languages[0]
    return {
        "titles": {row.locale.language_code: row.title for row in languages},
        "source": quiz.locale.language_code,
        "rules": asdict(rules_of(quiz)),
        "questions": [freeze_question(rows, seed, quiz.shuffle_choices) for rows in _chosen(quiz, seed)],
    }


def rules_of(quiz: Quiz) -> Rules:
    """The rules of a source row as plain values."""
    return Rules(**{field.name: getattr(quiz, field.name) for field in fields(Rules)})


def freeze_question(rows: Rows, seed: int, shuffle: bool) -> dict[str, Any]:
    """One question with its words in every language. `rows`: its live rows, the source's first."""
    question, making = rows[0], KINDS[rows[0].kind]
    same = [row for row in rows if row.kind == question.kind]
    values = [value_of(row) for row in same]
    return {
        "key": str(question.translation_key),
        "kind": question.kind,
        "points": str(question.points),
        "rule": pack_rule(making.rule(values[0], values)),
        "shown": making.shown(values[0], seed, shuffle),
        "source": question.locale.language_code,
        "words": {row.locale.language_code: words_of(row) for row in same},
    }


def words_of(row: Question) -> dict[str, Any]:
    common = {"prompt": list(row.prompt.raw_data), "hint": row.hint, "feedback": row.feedback}
    return common | KINDS[row.kind].words(value_of(row))


def value_of(row: Question) -> dict[str, Any]:
    """The stored value of the answer, as plain JSON."""
    return row.answer.raw_data[0]["value"]


def _chosen(quiz: Quiz, seed: int) -> list[Rows]:
    """The rows of each question of this attempt, in its order."""
    groups = _in_all_languages(chosen_keys(quiz))
    keys = list(groups)
    if quiz.selection == Selection.DRAWN:
        keys = drawn(keys, quiz.draw_count, seed)
    elif quiz.shuffle_questions:
        keys = shuffled(keys, seed, "questions")
    return [groups[key] for key in keys]


def chosen_keys(quiz: Quiz) -> list[UUID]:
    """The keys of the questions that a quiz asks or may draw, in its order."""
    if quiz.selection == Selection.DRAWN:
        found = Question.objects.sources().tagged(quiz.draw_tag_id).live()
    else:
        found = Question.objects.of_quiz(quiz)
    return list(dict.fromkeys(found.values_list("translation_key", flat=True)))


def _in_all_languages(keys: Sequence[UUID]) -> dict[str, list[Question]]:
    """The live rows of each key, its source first; keys of which the source is not live are left out."""
    rows = Question.objects.filter(translation_key__in=keys).select_related("locale").order_by("pk")
    groups: dict[str, list[Question]] = {str(key): [] for key in keys}
    for row in rows:
        groups[str(row.translation_key)].append(row)
    return {
        key: [row for row in group if row.live] for key, group in groups.items() if group and group[0].live
    }
