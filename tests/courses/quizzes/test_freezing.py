"""What an attempt freezes: the right rule for each kind, words in every language, and nothing changes afterwards."""

import json

import pytest

from courses.quizzes.actions import write_question
from courses.quizzes.enums import Kind, Selection
from courses.quizzes.freezing import freeze
from courses.quizzes.frozen import FrozenQuiz
from courses.quizzes.models import Quiz

from .factories import ANSWERS, locale, question, quiz, right_answer

pytestmark = pytest.mark.django_db
SEED = 20261122


def frozen(made, seed=SEED):
    """As it comes back from the database."""
    languages = list(Quiz.objects.in_all_languages(made.translation_key))
    return FrozenQuiz(json.loads(json.dumps(freeze(languages, seed))))


@pytest.mark.parametrize("kind", Kind.values)
def test_every_kind_can_be_answered_right(kind):
    (one,) = frozen(quiz([question(kind, points=2)]))
    assert one.mark(right_answer(one)).points == 2


@pytest.mark.parametrize("kind", Kind.values)
def test_every_option_shown_has_words(kind):
    (one,) = frozen(quiz([question(kind)]))
    for key in one.choices:
        assert kind == "true_false" or one.word("en", "choices", key, "text")
    for slot in one.slots:
        assert kind == "gaps" or one.word("en", "slots", slot["key"])
        for option in slot["options"]:
            path = {"gaps": ("options", slot["key"], option), "matching": ("options", option)}.get(kind)
            assert path is None or one.word("en", *path)


def test_the_same_seed_freezes_the_same_paper():
    made = quiz([question(kind) for kind in Kind.values], shuffle_questions=True)
    assert frozen(made, 1).data == frozen(made, 1).data
    assert frozen(made, 1).data != frozen(made, 2).data


def test_fixed_questions_keep_their_order():
    questions = [question(kind) for kind in Kind.values]
    assert [one.kind for one in frozen(quiz(questions))] == Kind.values


def test_questions_are_drawn_from_a_tag():
    pool = [question(tags=["money"]) for _ in range(6)]
    question(tags=["other"])
    tag = pool[0].tags.get()
    made = quiz(selection=Selection.DRAWN, draw_tag=tag, draw_count=4)
    papers = [{one.key for one in frozen(made, seed)} for seed in range(20)]
    assert {len(paper) for paper in papers} == {4}
    assert set.union(*papers) == {str(one.translation_key) for one in pool}


def test_a_draft_question_is_left_out():
    assert len(frozen(quiz([question(), question(live=False)]))) == 1


def test_later_edits_do_not_reach_an_attempt():
    made = question(points=2)
    paper = frozen(quiz([made]))
    before = json.dumps(paper.data)
    write_question(
        key=made.translation_key,
        locale=made.locale,
        title="changed",
        prompt=[{"type": "text", "value": "<p>Changed</p>"}],
        answer=ANSWERS["ordering"]("other"),
    )
    assert json.dumps(paper.data) == before


def test_words_come_in_the_readers_language_and_rules_from_the_source():
    english = question("one_choice", points=2, prompt="<p>Where?</p>")
    question("one_choice", key=english.translation_key, language="ur", points=9, prompt="<p>کہاں؟</p>")
    made = quiz([english])
    quiz([], key=made.translation_key, language="ur", title="کوئز", pass_mark=1)
    paper = frozen(made)
    (one,) = paper
    assert (paper.title("ur"), paper.title("en"), paper.rules.pass_mark) == ("کوئز", "A quiz", 60)
    assert (one.word("ur", "prompt")[0]["value"], one.points) == ("<p>کہاں؟</p>", 2)


def test_missing_words_come_in_the_source_language():
    (one,) = frozen(quiz([question(hint="<p>Think.</p>")]))
    locale("ur")
    assert (one.language("ur"), one.word("ur", "hint")) == ("en", "<p>Think.</p>")


def test_answers_are_accepted_in_every_language():
    english = question("short_text", answer=[_accepted("marketplace")])
    question("short_text", key=english.translation_key, language="ur", answer=[_accepted("بازار")])
    (one,) = frozen(quiz([english]))
    assert [one.mark(answer).right for answer in ("Marketplace", "بازار", "دکان")] == [True, True, False]


def _accepted(text):
    value = {"accepted": [{"type": "item", "id": "a", "value": text}], "remarks": []}
    return {"type": "short_text", "value": value}


def test_options_that_read_alike_are_one():
    from courses.quizzes.authoring import matching

    answer = matching("seed", [("Logo", "Designer"), ("Icon", "designer"), ("Site", "Developer")])
    (one,) = frozen(quiz([question("matching", answer=answer)]))
    assert [len(slot["options"]) for slot in one.slots] == [2, 2, 2]
    assert one.mark(right_answer(one)).right
