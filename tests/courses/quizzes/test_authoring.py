"""Writing questions: what is stored, what stays the same, and what an editor is told."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from courses.quizzes import authoring
from courses.quizzes.authoring import Gap, Option
from courses.quizzes.blocks import ANSWERS as ANSWER_BLOCKS
from courses.quizzes.enums import Kind, Selection
from courses.quizzes.models import Question, Quiz

from .factories import ANSWERS, question, quiz

BLOCKS = dict(ANSWER_BLOCKS)


def ids(data):
    """Every id in a stored answer. PostgreSQL keeps objects in an order of its own, so they are sorted."""
    return sorted(_ids(data))


def _ids(data):
    if isinstance(data, list):
        return [found for one in data for found in _ids(one)]
    if isinstance(data, dict):
        return [data[name] for name in ["id"] if name in data] + [
            found for one in data.values() for found in _ids(one)
        ]
    return []


def test_every_kind_has_an_answer_block():
    assert set(BLOCKS) == set(Kind.values) == set(ANSWERS)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", Kind.values)
def test_a_question_keeps_its_kind_and_its_keys(kind):
    made = question(kind)
    stored = Question.objects.get(pk=made.pk)
    assert stored.kind == kind
    assert ids(list(stored.answer.raw_data)) == ids(ANSWERS[kind](str(made.translation_key)))


@pytest.mark.django_db
def test_writing_a_question_again_changes_the_same_row():
    key = uuid4()
    question(key=key, tags=["money", "easy"])
    again = question(key=key, tags=["money"], points=3)
    stored = Question.objects.get(translation_key=key)
    assert (stored.pk, stored.points, [tag.name for tag in stored.tags.all()]) == (again.pk, 3, ["money"])


@pytest.mark.django_db
def test_the_first_written_language_is_the_source():
    english = question()
    urdu = question(language="ur", key=english.translation_key)
    assert (urdu.source, urdu.is_source, english.is_source) == (english, False, True)
    assert list(Question.objects.sources()) == [english]


@pytest.mark.django_db
def test_a_copy_for_translation_shares_the_keys_of_its_choices():
    english = question("matching")
    urdu = english.copy_for_translation(question(language="ur").locale)
    urdu.save()
    stored = Question.objects.get(pk=urdu.pk)
    assert ids(list(stored.answer.raw_data)) == ids(list(english.answer.raw_data))


@pytest.mark.django_db
def test_a_quiz_keeps_its_questions_in_order():
    first, second = question(), question("ordering")
    made = quiz([second, first])
    again = quiz([first, second], key=made.translation_key, pass_mark=80)
    assert list(Question.objects.of_quiz(again)) == [first, second]
    assert Quiz.objects.get().pass_mark == 80


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rules", "field"),
    [
        ({"selection": Selection.DRAWN, "draw_count": 3}, "draw_tag"),
        ({"pass_mark": 101}, "pass_mark"),
        ({"negative_marks": 101}, "negative_marks"),
        ({"attempts_allowed": 0}, "attempts_allowed"),
    ],
)
def test_a_quiz_refuses_rules_that_make_no_sense(rules, field):
    with pytest.raises(ValidationError) as refused:
        quiz(**rules)
    assert list(refused.value.message_dict) == [field]


BAD = {
    "no choice is right": (
        authoring.one_choice("q", [Option("<p>a</p>"), Option("<p>b</p>")]),
        "Mark exactly one choice as right: now 0 are.",
    ),
    "two of one": (
        authoring.one_choice("q", [Option("<p>a</p>", right=True), Option("<p>b</p>", right=True)]),
        "Mark exactly one choice as right: now 2 are.",
    ),
    "none of several": (
        authoring.several_choices("q", [Option("<p>a</p>"), Option("<p>b</p>")]),
        "Mark at least one choice as right.",
    ),
    "an empty choice": (
        authoring.one_choice("q", [Option("", right=True), Option("<p>b</p>")]),
        "Write the choice, or give it an image.",
    ),
    "a gap that is nowhere": (
        authoring.gaps("q", "No gap here.", [Gap([Option("a", right=True), Option("b")])]),
        "The text should hold each gap once: [1",
    ),
    "a gap without a right option": (
        authoring.gaps("q", "A [1].", [Gap([Option("a"), Option("b")])]),
        "Mark at least one option as right.",
    ),
    "a gap without a wrong option": (
        authoring.gaps("q", "A [1].", [Gap([Option("a", right=True)])]),
        "Add an option that is wrong, or let the learner type the answer.",
    ),
    "twins to match": (
        authoring.matching("q", [("کتاب", "a"), ("كتاب", "b")]),
        "“كتاب” stands here twice: learners could not tell which is meant.",
    ),
    "twins to order": (
        authoring.ordering("q", ["Work", "work "]),
        "“work” stands here twice: learners could not tell which is meant.",
    ),
}


@pytest.mark.django_db  # Django 6 asks the database for one of its messages
@pytest.mark.parametrize("name", BAD)
def test_the_editor_is_told_in_words(name):
    answer, words = BAD[name]
    block = BLOCKS[answer[0]["type"]]
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(answer[0]["value"]))
    told = str(refused.value.as_json_data())
    assert words in told


@pytest.mark.django_db
def test_a_question_without_an_answer_is_refused():
    with pytest.raises(ValidationError) as refused:
        question(answer=[{"type": "true_false", "value": {"right": ""}}])
    assert refused.value.message_dict == {"answer": ["This field is required."]}
