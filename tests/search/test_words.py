"""Cutting texts into terms, reading questions, marking passages, guessing spellings: all pure."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.counting import counted, packed, unpacked
from search.passages import LENGTH, marked, passage
from search.query import LONGEST_QUESTION, MOST_WORDS, Question, asked_words
from search.spelling import nearest, slips
from search.words import LONGEST, compounds, is_stop_word, joins, terms

TEXT = st.text(max_size=80)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Win a client!", ["win", "a", "client"]),
        ("courses, studies; classes", ["course", "study", "classe"]),
        ("bus glass virus", ["bus", "glass", "virus"]),
        ("آن لائن", ["ان", "لائن".replace("ئ", "ی")]),
        ("C++ and C# in C", ["cplusplus", "and", "csharp", "in", "c"]),
        ("item#5", ["item", "5"]),
        ("اُردُو ۱۲۳", ["اردو", "123"]),
        ("", []),
    ],
)
def test_text_is_cut_into_terms(text, found):
    assert terms(text) == found


@given(TEXT)
@example("ﷺ ﬃ")
def test_terms_hold_letters_and_digits_only(text):
    assert all(term.isalnum() and len(term) <= LONGEST for term in terms(text))


def test_compounds_are_words_written_together():
    assert compounds("e-mail and فری\u200cلانسنگ, not this one") == ["email", "فریلانسنگ"]
    assert joins("فری لانسنگ کا") == ["فریلانسنگ", "لانسنگکا"]


@pytest.mark.parametrize("word", ["the", "The", "کی", "كى", "ہے", "هے", "میں"])
def test_stop_words_are_known_from_every_keyboard(word):
    assert is_stop_word(word)


@pytest.mark.parametrize("word", ["آن", "course", "کام", "آم"])
def test_telling_words_are_no_stop_words(word):
    assert not is_stop_word(word)


def test_question_is_bounded():
    question = Question.asked("word " * 10_000)
    assert len(question.text) <= LONGEST_QUESTION
    assert len(question.words) == MOST_WORDS


def test_question_of_stop_words_alone_keeps_them():
    assert [word.term for word in asked_words("to be or not to be")] == ["to", "be", "or", "not", "to", "be"]
    assert [word.term for word in asked_words("the price of it")] == ["price"]


def test_last_word_may_have_only_begun_while_typing():
    assert [word.begins for word in Question.asked("win cl").words] == [True, False]
    assert [word.begins for word in Question.asked("win cl").typing().words] == [True, True]


@given(TEXT, TEXT)
def test_marking_changes_no_text(text, asked):
    assert "".join(piece.text for piece in marked(text, asked_words(asked))) == text


@given(st.text(max_size=2000), TEXT)
def test_passage_is_short_and_from_the_text(text, asked):
    pieces = passage(text, asked_words(asked))
    words = "".join(piece.text for piece in pieces)
    assert len(words) <= LENGTH + 4
    assert words.removeprefix("… ").removesuffix(" …") in text


def test_passage_is_where_most_of_the_words_are():
    text = f"A client came. {'And so on. ' * 60}Every client asks for a price. {'The end. ' * 60}"
    pieces = passage(text, asked_words("price client"))
    assert [piece.text for piece in pieces if piece.marked] == ["client", "price"]
    assert pieces[0].text == "… "
    assert pieces[-1].text == " …"


def test_marks_hide_no_word():
    pieces = marked("اُردُو میں فری\u200cلانسنگ", asked_words("اردو لانسنگ"))
    assert [piece.text for piece in pieces if piece.marked] == ["اُردُو", "لانسنگ"]


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("", "", 0),
        ("tax", "tax", 0),
        ("tax", "tex", 1),
        ("tax", "taxi", 1),
        ("form", "from", 1),
        ("abc", "xyz", 3),
    ],
)
def test_slips_are_counted(one, other, number):
    assert slips(one, other, 2) == min(number, 3)
    assert slips(other, one, 2) == min(number, 3)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("freelanceing", "freelancing"), ("کورص", "کورس"), ("tx", ""), ("tax", "taxi"), ("elephant", "")],
)
def test_nearest_word_is_close_or_nothing(word, meant):
    assert nearest(word, ["freelancing", "کورس", "taxi", "tax"]) == meant


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "c"]), st.text(st.characters(exclude_characters="|"), max_size=5)
        )
    )
)
def test_facets_pack_and_unpack(pairs):
    assert unpacked(packed(pairs)) == sorted(pairs)


def test_counts_of_nothing_are_nothing():
    assert counted([], {"level": "x"}) == (0, {})
