"""What is found on a page, in either language, and what is not."""

import pytest

from cms.dashboard.looking_over import grade, look_over, read, syllables

LONG = "We " + "and we " * 20 + "go."


def draft(body, language="en", description="What you get."):
    return read(
        f"<html><body><nav><a href='/'>here</a></nav><main>{body}</main></body></html>", language, description
    )


def found(body, language="en", **kwargs):
    return [(one.what, one.where) for one in look_over(draft(body, language, **kwargs))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Ask for a third before you begin.</p>", []),
        (f"<p>{LONG}</p>", [("sentence", LONG[:-1][:119] + "…" if len(LONG) > 121 else LONG[:-1])]),
        (f"<p>The fee is 3% <small>({'as of March, ' * 12}<a href='/x/'>source</a>)</small>.</p>", []),
        ("<p><img src='/media/images/cat.png'></p>", [("alt", "cat.png")]),
        ("<p><img src='/media/images/cat.png' alt=''></p>", []),
        ("<p><img src='/media/images/cat.png' alt='A cat'></p>", []),
        ("<p><img src='/c.png' alt='ایک بلی چٹائی پر بیٹھی ہے'></p>", [("alt", "ایک بلی چٹائی پر بیٹھی ہے")]),
        ("<p>To read it <a href='/en/x/'>click here</a>.</p>", [("link", "click here")]),
        ("<p>See <a href='/en/x/'>Read more…</a></p>", [("link", "Read more…")]),
        ("<p>See <a href='/x/'>how to set a price</a>.</p>", []),
        ("<p>See <a href='https://fbr.gov.pk'>https://fbr.gov.pk</a></p>", [("link", "https://fbr.gov.pk")]),
        ("<p>See <a>the old page</a>.</p>", [("dead", "the old page")]),
    ],
)
def test_an_english_page(body, expected):
    assert found(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>قیمت کا ایک تہائی حصہ کام سے پہلے لیجیے۔</p>", []),
        ("<p>مزید کے لیے <a href='/ur/x/'>یہاں کلک کریں</a></p>", [("link", "یہاں کلک کریں")]),
        ("<p>Fiverr پر اپنی پہلی گِگ لکھنے سے پہلے یہ پڑھیے۔</p>", ["direction"]),
        ("<p dir='auto'>Fiverr پر اپنی پہلی گِگ لکھنے سے پہلے یہ پڑھیے۔</p>", []),
        ("<p>Upwork</p>", []),
        ("<p><img src='/c.png' alt='A cat sitting on a mat'></p>", [("alt", "A cat sitting on a mat")]),
        ("<p><img src='/c.png' alt='ایک بلی چٹائی پر بیٹھی ہے'></p>", []),
        ("<p><img src='/c.png' alt='Payoneer'></p>", []),
        ("<p>" + "کام " * 31 + "۔</p>", ["sentence"]),
    ],
)
def test_an_urdu_page(body, expected):
    pairs = found(body, "ur")
    assert (pairs if expected and isinstance(expected[0], tuple) else [what for what, _ in pairs]) == expected


def test_what_is_outside_the_main_part_is_not_read():
    assert draft("<p>Words.</p>").links == []
    assert [text.words for text in draft("<p>Words.</p><script>let a</script>").texts] == ["Words."]


@pytest.mark.parametrize("description", ["", "x" * 161])
def test_a_description_is_asked_for_and_not_too_long(description):
    assert [what for what, _ in found("<p>Words.</p>", description=description)] == ["meta"]


def test_heavy_pictures_are_told():
    page = draft("<p>Words.</p>")
    page.picture_bytes = 200_001
    assert [one.what for one in look_over(page)] == ["weight"]


@pytest.mark.parametrize(
    ("word", "count"), [("cat", 1), ("price", 1), ("money", 2), ("the", 1), ("invoice", 2)]
)
def test_syllables_are_counted_by_groups_of_vowels(word, count):
    assert syllables(word) == count


def test_the_grade_is_the_formula_of_flesch_and_kincaid():
    """20 sentences of 5 words of one syllable: 0.39 * 5 + 11.8 * 1 - 15.59."""
    assert grade(draft("<p>" + "We ask for a third. " * 20 + "</p>")) == round(0.39 * 5 + 11.8 - 15.59, 1)


def test_short_texts_and_other_languages_have_no_grade():
    assert grade(draft("<p>We ask for a third.</p>")) is None
    assert grade(draft("<p>" + "کام شروع کیجیے۔ " * 100 + "</p>", "ur")) is None


def test_hard_english_is_told():
    hard = "Administrative organisations communicate considerable responsibilities. " * 20
    assert [what for what, _ in found(f"<p>{hard}</p>")] == ["grade"]
