import re
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.blocks import StreamBlock, StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.rich_text import RichText

from cms.pages.blocks import COMMON_BLOCKS, AudioBlock, CodeBlock, DoorBlock, TermBlock, VideoBlock
from themes.templatetags.hunar import filesize_mb

from .factories import home, image, standard

pytestmark = pytest.mark.django_db

ALL = StreamBlock([*COMMON_BLOCKS, ("code", CodeBlock()), ("term", TermBlock()), ("door", DoorBlock())])


def document(name="guide.pdf", size=1_234_567):
    return get_document_model().objects.create(title="Guide", file=ContentFile(b"x" * size, name=name))


def value(**changes):
    """A video block's value with nothing in it but the changes."""
    empty = {"title": "Film", "minutes": None, "transcript": "", "url": "", "file": None, "captions": None}
    return VideoBlock().to_python({**empty, "poster": None, **changes})


@pytest.fixture
def rendered():
    """Every block there is, in one body, as HTML."""
    page, film = standard(home()), document("film.mp4", 2_500_000)
    table = ALL.child_blocks["table"].child_blocks["table"]
    cells = table.to_python(
        {
            "columns": [{"type": "text", "heading": "Platform"}, {"type": "number", "heading": "Fee"}],
            "rows": [{"values": ["Upwork", 10]}],
        }
    )
    body = ALL.to_python([])
    for name, content in [
        ("text", RichText("<p>Words with a <b>bold</b> one.</p>")),
        ("heading", {"text": "First steps", "level": "2"}),
        ("image", {"image": picture("Books on a table"), "caption": "A caption", "credit": "Amina"}),
        ("image", {"image": picture("", decorative=True), "caption": "", "credit": ""}),
        (
            "video",
            {**value(url="https://youtu.be/aqz-KE-bpKQ", poster=image().pk), "minutes": Decimal("3.5")},
        ),
        ("video", {**value(), "file": film, "transcript": RichText("<p>Spoken words.</p>")}),
        (
            "audio",
            {"title": "Talk", "minutes": None, "transcript": RichText(""), "file": document("talk.mp3")},
        ),
        ("download", {"document": document(), "title": "", "about": "All in one"}),
        ("callout", {"kind": "tip", "title": "A tip", "text": RichText("<p>Rest.</p>")}),
        ("steps", {"title": "How", "steps": [{"title": "Open it", "text": RichText("<p>Now.</p>")}]}),
        ("table", {"caption": "Fees of platforms", "table": cells}),
        ("quotation", {"text": "I earned.", "author": "Zainab", "about": "Designer, Multan"}),
        ("code", {"caption": "HTML", "code": "<b>&</b>"}),
        ("term", {"term": "Escrow", "meaning": RichText("<p>Money held.</p>")}),
        ("door", {"title": "Learn", "text": "Courses", "page": page, "path": "", "icon": "book"}),
    ]:
        body.append((name, content))
    return body.render_as_block()


def picture(alt, *, decorative=False):
    chosen = image()
    chosen.contextual_alt_text, chosen.decorative = alt, decorative
    return chosen


def test_blocks_carry_no_inline_style_or_script(rendered):
    assert re.findall(r"\sstyle=|<script|<style|\son[a-z]+=", rendered) == []


def test_images_say_their_size_load_late_and_are_light(rendered):
    tags = [tag for tag in re.findall(r"<img[^>]*>", rendered) if "srcset" in tag]
    assert len(tags) == 2
    for tag in tags:
        assert re.findall(r" (360|720|800)w", tag) == ["360", "720", "800"]
        assert re.search(r'width="360"', tag)
        assert re.search(r'height="\d+"', tag)
        assert 'loading="lazy"' in tag
        assert ".webp" in tag
    assert [re.search(r'alt="([^"]*)"', tag)[1] for tag in tags] == ["Books on a table", ""]


def test_a_video_by_link_loads_nothing_from_elsewhere_until_pressed(rendered):
    assert '<a class="h-facade" href="https://www.youtube.com/watch?v=aqz-KE-bpKQ"' in rendered
    assert "<iframe" not in rendered
    assert re.findall(r'src(?:set)?="(https?:[^"]*)"', rendered) == []


def test_downloads_say_what_they_weigh(rendered):
    assert "PDF · 1.2 MB" in rendered


def test_kind_and_size_keep_their_order_in_urdu():
    download = ALL.child_blocks["download"].to_python({"document": document().pk, "title": "", "about": ""})
    with translation.override("ur"):
        assert download.meta == f"\u2068PDF\u2069 · \u2068{filesize_mb(1_234_567)}\u2069"


def test_a_table_has_its_caption_and_headings(rendered):
    assert "<caption>Fees of platforms</caption>" in rendered
    assert '<th scope="col">Platform</th>' in rendered


def test_code_is_shown_and_not_run(rendered):
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in rendered


def test_a_heading_can_be_linked_to_in_both_scripts():
    heading = ALL.child_blocks["heading"]
    assert 'id="پہلا-قدم"' in heading.render(heading.to_python({"text": "پہلا قدم", "level": "2"}))


def test_a_video_needs_an_address_or_a_file_and_not_both():
    for changes in ({}, {"url": "https://youtu.be/aqz-KE-bpKQ", "file": document("a.mp4", 10).pk}):
        with pytest.raises(StructBlockValidationError):
            VideoBlock().clean(value(**changes))


def test_a_video_from_an_unknown_place_is_refused():
    with pytest.raises(StructBlockValidationError):
        VideoBlock().clean(value(url="https://example.org/film"))


@pytest.mark.parametrize("path", ["//evil.example", "https://evil.example/", "learning/"])
def test_a_door_leads_only_within_the_site(path):
    door = {"title": "Learn", "text": "", "page": None, "path": path, "icon": "book"}
    with pytest.raises(StructBlockValidationError):
        DoorBlock().clean(DoorBlock().to_python(door))


def test_lengths_are_in_the_readers_language():
    audio = AudioBlock().to_python({"title": "T", "minutes": "90", "transcript": "", "file": None})
    with translation.override("en"):
        assert audio.meta == "1 h 30 min"


def test_head_part_of_a_page_that_is_no_page_is_empty():
    assert render_to_string("hunar_pages/parts/head.html", {}).strip() == ""


def test_what_editors_choose_from_is_not_searched_as_if_they_had_written_it():
    body = ALL.to_python([])
    body.append(("heading", {"text": "First steps", "level": "2"}))
    body.append(("callout", {"kind": "tip", "title": "A tip", "text": RichText("<p>Rest.</p>")}))
    body.append(
        ("door", {"title": "Learn", "text": "Courses", "page": None, "path": "/en/x/", "icon": "book"})
    )
    assert ALL.get_searchable_content(body) == ["First steps", "A tip", "Rest.", "Learn", "Courses"]
