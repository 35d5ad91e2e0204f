"""Pieces as blocks."""

import pytest

from cms.pages.blocks import TEXT_FEATURES
from courses.interop.olx.bodies import fit, levelled, table, transcript
from courses.interop.olx.pieces import Heading, Table, Text


@pytest.mark.parametrize(
    ("sent", "shown"), [((3, 3), (2, 2)), ((2, 3, 4, 2), (2, 3, 3, 2)), ((4, 2, 3), (2, 2, 3)), ((), ())]
)
def test_headings_never_skip_a_level(sent, shown):
    items = [Text("<p>a</p>"), *(Heading("h", level) for level in sent)]
    assert [item.level for item in levelled(items) if isinstance(item, Heading)] == list(shown)


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>a<br>b</p>", "<p>a<br/>b</p>"),
        ("<p><code>x</code> H<sub>2</sub>O</p>", "<p>x H<sub>2</sub>O</p>"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        (
            '<p><a href="https://a.pk/?b=1&amp;c=2">l</a></p>',
            '<p><a href="https://a.pk/?b=1&amp;c=2">l</a></p>',
        ),
        ('<p><a linktype="page" id="3">l</a></p>', '<p><a linktype="page" id="3">l</a></p>'),
    ],
)
def test_rich_text_is_what_the_editor_would_save(db, html, kept):
    assert fit(html, TEXT_FEATURES) == kept
    assert fit(kept, TEXT_FEATURES) == kept


def test_table_takes_its_caption_and_its_heads():
    assert table(Table((("Job", "Pay"), ("Sewing", "5")), header=True), "Lesson") == {
        "caption": "Lesson",
        "table": {
            "columns": [{"type": "text", "heading": "Job"}, {"type": "text", "heading": "Pay"}],
            "rows": [{"values": ["Sewing", "5"]}],
            "caption": "",
        },
    }


def test_transcript_keeps_its_paragraphs_and_is_escaped():
    assert transcript("a < b\n\nc") == "<p>a &lt; b</p><p>c</p>"
