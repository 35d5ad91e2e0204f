"""Folding: what falls together, what stays apart, and that folding twice changes nothing."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cms.language.folding import LETTERS, fold, fold_key

ARABIC = st.characters(min_codepoint=0x0600, max_codepoint=0x06FF)
FORMS = st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF)
TEXT = st.text(st.one_of(ARABIC, FORMS, st.characters()), max_size=30)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("فری لانسنگ", "فری لانسنگ"),
        ("فرى لانسنگ", "فری لانسنگ"),  # alef maksura
        ("فري لانسنگ", "فری لانسنگ"),  # Arabic yeh
        ("فری\u200cلانسنگ", "فری لانسنگ"),  # non-joiner
        ("  فری \u00a0 لانسنگ ", "فری لانسنگ"),
        ("كتاب", "کتاب"),
        ("ھے", "ہے"),
        ("مدرسة", "مدرسہ"),
        ("اُردُو", "اردو"),
        ("مصطفیٰ", "مصطفی"),
        ("آپ", "اپ"),
        ("کوئی", "کویی"),
        ("علماء", "علما"),
        ("پـــاکستان", "پاکستان"),
        ("ﻛﺘﺎﺏ", "کتاب"),  # presentation forms
        ("ﷲ", "اللہ"),  # a ligature
        ("ﺑ\ufe76ﻦ", "بن"),  # a bare zabar in presentation form tears no word
        ("۱۲۳ ٤٥٦", "123 456"),
        ("۵۰٪", "50%"),
        ("کیا؟ ہاں۔", "کیا? ہاں."),
        ("Café ＦＵＬＬ Straße", "cafe full strasse"),
        ("\u200fPKR\u200e", "pkr"),
        ("½", "1/2"),
        ("", ""),
    ],
)
def test_fold_gives_one_shape(typed, folded):
    assert fold(typed) == folded


def test_fold_key_makes_the_spellings_of_freelancing_one():
    spellings = ["فری لانسنگ", "فرى لانسنگ", "فری\u200cلانسنگ", "فریلانسنگ", " فری  لانسنگ۔"]
    assert {fold_key(spelling) for spelling in spellings} == {"فریلانسنگ"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("e-mail", "E mail"),
        ("“Hello”", "hello."),
        ("don’t", "don't"),
        ("کیا؟", "کیا"),
        ("۱۰ ٪", "10%"),
    ],
)
def test_fold_key_compares_alike(one, other):
    assert fold_key(one) == fold_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("C", "C++"), ("C", "C#"), ("3.5", "35"), ("-5", "5"), ("کے", "کی"), ("جاں", "جان"), ("ٹال", "تال")],
)
def test_fold_key_keeps_different_answers_apart(one, other):
    assert fold_key(one) != fold_key(other)


@given(TEXT)
@example("ﺑ\ufe76ﻦ")
@example("اء-a")
@example("علما ء")
@example("ﬃ ΐ İ")
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert fold_key(fold_key(text)) == fold_key(text)


@given(TEXT)
def test_fold_key_does_not_see_how_the_text_was_encoded(text):
    assert fold_key(unicodedata.normalize("NFD", text)) == fold_key(unicodedata.normalize("NFC", text))


@given(TEXT)
def test_fold_key_of_folded_text_is_the_same(text):
    assert fold_key(fold(text)) == fold_key(text)


@given(TEXT)
def test_fold_leaves_no_variant(text):
    variants = {letter for letters, _plain in LETTERS for letter in letters}
    assert variants.intersection(fold(text)) == set()
