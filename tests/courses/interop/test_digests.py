"""What counts as a change."""

import pytest

from courses.interop.olx.digests import digest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>Hi</p>", '<p data-block-key="x1y2">Hi</p>'),
        ("<p>a &amp; b</p>", "<p>a &amp;  b</p>\n"),
        ("<p>a<br/>b</p>", "<p>a<br>b</p>"),
        ('<a linktype="page" id="3">x</a>', '<a id="3" linktype="page">x</a>'),
        ([{"type": "text", "value": "x"}], [{"type": "text", "value": "x", "caption": ""}]),
        ({"minutes": None, "share": False}, {}),
        ("12.50", "12.5"),
        (5, "5"),
    ],
)
def test_what_a_form_adds_is_no_change(one, other):
    assert digest({"value": one}) == digest({"value": other})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>Hi</p>", "<p>Hi!</p>"),
        ("<p>Hi</p>", "<p><b>Hi</b></p>"),
        ('<a href="https://a.pk">x</a>', '<a href="https://b.pk">x</a>'),
        ([1, 2], [2, 1]),
        (["", "a"], ["a"]),
        ({"right": True}, {"right": False}),
        ("0", ""),
    ],
)
def test_words_order_and_answers_are_changes(one, other):
    assert digest({"value": one}) != digest({"value": other})
