"""Agreed words: found in a source, looked for in its translation, and the demo's beside the glossary of the docs."""

from pathlib import Path

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.translation import demo
from cms.translation.models import Term
from cms.translation.terms import Agreed, found_in, is_used

from .factories import admin, block, pair, translate

GLOSSARY = Path(__file__).resolve().parents[3] / "docs" / "reference" / "glossary.md"
COURSE = Agreed({"en": "course", "ur": "کورس، کورسز"})
SKILL = Agreed({"en": "skill", "ur": "مہارت"})
ACTIVITY = Agreed({"en": "activity", "ur": "سرگرمی"})
ENROL = Agreed({"en": "enrol", "ur": "داخلہ لینا"})
QUIZ = Agreed({"en": "quiz", "ur": "کوئز"})
SAMPLE = Agreed({"en": "sample", "ur": "نمونہ"})
EDX = Agreed({"en": "Open edX"}, is_kept=True)
ALL = [COURSE, SKILL, ACTIVITY, ENROL, QUIZ, SAMPLE, EDX]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Take a course.", "en", [COURSE]),
        ("Skills, then two Courses", "en", [SKILL, COURSE]),
        ("Of course-work and discourse", "en", [COURSE]),
        ("discourse, upskilling", "en", []),
        ("Three activities and quizzes", "en", [ACTIVITY, QUIZ]),
        ("Import it from open edx.", "en", [EDX]),
        ("یہ كورس آپ کے لیے ہے", "ur", [COURSE]),  # typed on an Arabic keyboard
        ("مہارت سیکھیں", "ur", [SKILL]),
        ("", "en", []),
    ],
)
def test_terms_are_found_between_borders_of_words(text, language, found):
    assert found_in(text, language, ALL) == found


@pytest.mark.parametrize(
    ("text", "term", "used"),
    [
        ("کورسز دیکھیں", COURSE, True),
        ("یہ درس ہے", COURSE, False),
        ("ان مہارتوں سے", SKILL, True),
        ("آج ہی داخلہ لیں", ENROL, True),
        ("نمونے دیکھیں", SAMPLE, True),
        ("Open edX سے لائیں", EDX, True),
        ("اوپن ایڈ ایکس سے لائیں", EDX, False),
    ],
)
def test_a_translation_uses_them_in_any_form(text, term, used):
    assert is_used(text, "ur", term) == used


def test_nothing_is_missed_where_nothing_was_agreed():
    assert is_used("anything", "ur", Agreed({"en": "only English"}))


def test_the_demos_words_are_those_of_the_glossary():
    lines = GLOSSARY.read_text(encoding="utf-8")
    for term in demo.written():
        if not term.get("is_kept"):
            assert f"| {term['en']} | {term['ur']} | {term.get('note', '')}" in lines


@pytest.mark.django_db
def test_the_demo_brings_them_once():
    assert demo.load() == [f"Agreed words: {len(demo.written())}"]
    assert demo.load() == []
    assert str(Term.objects.get(words__en="course")) == "course – کورس، کورسز"


@pytest.mark.django_db
def test_the_screen_shows_them_and_marks_what_is_missed(client):
    Page.objects.filter(depth=2).delete()
    Term.objects.create(words={"en": "skill", "ur": "مہارت"}, note="in plain words")
    client.force_login(admin())
    _source, copy = pair(body=[block("lead", "text", "<p>Learn a <b>skill</b>.</p>")])
    address = reverse("hunar_translation:side_by_side", args=[copy.pk])

    def words():
        rows = {row.line.path: row for row in client.get(address).context["rows"].lines}
        return [(word.source, word.target, word.is_missed) for word in rows["body.lead"].terms]

    assert words() == [("skill", "مہارت", False)]
    translate(copy, body__lead="<p>ہنر سیکھیں۔</p>")
    assert words() == [("skill", "مہارت", True)]
    assert "not in the translation" in client.get(address).content.decode()
    translate(copy, body__lead="<p>مہارت سیکھیں۔</p>")
    assert words() == [("skill", "مہارت", False)]
