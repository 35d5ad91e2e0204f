"""Turning foreign HTML into clean pieces."""

import pytest

from courses.interop.olx.cleaning import clean
from courses.interop.olx.pieces import Clip, Code, Download, Heading, Picture, Quotation, Sound, Table, Text
from courses.interop.olx.static import StaticFiles

STATICS = StaticFiles(["Brain green.png", "icons/up.svg", "Goals.pdf", "talk.mp3", "sim.html", "film.mp4"])


def pieces(html):
    return list(clean(html, statics=STATICS).pieces)


def codes(html):
    return [note.code for note in clean(html, statics=STATICS).notes]


def test_paragraphs_and_lists_become_one_text():
    html = (
        "<div><p style='color:red'>One <strong>two</strong></p><ul><li><p>a</p></li><li>b</li></ul>tail</div>"
    )
    assert pieces(html) == [Text("<p>One <b>two</b></p><ul><li>a</li><li>b</li></ul><p>tail</p>")]


def test_headings_stand_alone_and_are_never_the_first_level():
    assert pieces("<h1>A</h1><p>b</p><h5>C <i>d</i></h5>") == [
        Heading("A", 2),
        Text("<p>b</p>"),
        Heading("C d", 4),
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        "<img src=x onerror=alert(1)>",
        "<p onclick=alert(1)>hi</p>",
        "<svg><script>alert(1)</script></svg>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<p><b><script>alert(1)</script></b></p>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    ],
)
def test_nothing_that_runs_comes_through(hostile):
    html = clean(hostile, statics=STATICS).html
    assert "<script" not in html
    assert "onerror" not in html.replace("&lt;", "").split("<")[0] + "".join(
        part.split(">")[0] for part in html.split("<")[1:]
    )
    assert "javascript:" not in html
    assert "onclick" not in html


def test_pictures_are_found_under_the_names_the_old_platform_used():
    for address in (
        "/static/Brain_green.png",
        "/static/Brain%20green.png",
        "/asset-v1:Org+C+run+type@asset+block@Brain_green.png",
        "/c4x/Org/C/asset/Brain_green.png",
    ):
        assert pieces(f"<p>Look: <img src='{address}' alt=' A  brain '></p>") == [
            Text("<p>Look:</p>"),
            Picture("Brain green.png", "A brain"),
        ]


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<img src='/static/gone.png' alt='x'>", "image_missing"),
        ("<img src='https://elsewhere.org/a.png' alt='x'>", "image_outside"),
        ("<img src='/static/icons/up.svg' alt='x'>", "image_format"),
        ("<img src='/static/Brain_green.png'>", "image_no_alt"),
        ("<iframe src='/static/sim.html'></iframe>", "frame_dropped"),
        ("<p><a href='/courses/x/wiki'>wiki</a></p>", "link_platform"),
        ("<p><a href='Read The Docs'>docs</a></p>", "link_broken"),
        ("<p><a href='/static/sim.html'>try</a></p>", "file_format"),
        ("<p><a href='/static/gone.pdf'>try</a></p>", "file_missing"),
        ("<p>\\(x^2\\)</p>", "formula_kept"),
        ("<p>Hello %%USER_ID%%</p>", "keyword_dropped"),
        ("<div onclick='open()'><p>Secret</p></div>", "shown_openly"),
        ("<object data='x.swf'>old</object>", "object_dropped"),
    ],
)
def test_what_is_lost_is_noted(html, code):
    assert codes(html) == [code]


def test_links_inside_and_outside_the_course():
    html = (
        "<p><a href='/jump_to_id/abc123' target='_blank'>in</a> <a href='https://x.org/?a=1&amp;b=2'>out</a> "
        "<a href='/courses/course-v1:O+C+R/jump_to/block-v1:O+C+R+type@vertical+block@v9'>in too</a> "
        "<a href='/static/Goals.pdf'>goals</a> <a href='#top'>top</a></p>"
    )
    assert pieces(html) == [
        Text(
            '<p><a data-olx="abc123">in</a> <a href="https://x.org/?a=1&amp;b=2">out</a> '
            '<a data-olx="v9">in too</a> <a data-olx-file="Goals.pdf">goals</a> top</p>'
        )
    ]


def test_players_and_frames():
    assert pieces("<iframe src='//www.youtube.com/embed/AOUEsgFrYeg?rel=0' title='T'></iframe>") == [
        Clip("https://www.youtube.com/watch?v=AOUEsgFrYeg", "T")
    ]
    assert pieces("<p><iframe src='https://player.vimeo.com/video/76979871'></iframe></p>") == [
        Clip("https://vimeo.com/76979871", "")
    ]
    assert pieces("<iframe src='https://h5p.org/h5p/embed/6' title='Quiz'></iframe>") == [
        Text('<p><a href="https://h5p.org/h5p/embed/6">Quiz</a></p>')
    ]


def test_recordings():
    assert pieces("<audio src='/static/talk.mp3' title='Talk'></audio>") == [Sound("talk.mp3", "Talk")]
    assert pieces("<video><source src='/static/film.mp4'></video>") == [Download("film.mp4", "film.mp4")]


def test_code_keeps_its_lines_and_its_signs():
    assert pieces("<pre>&lt;b&gt;<br>  x = 1\n</pre>") == [Code("<b>\n  x = 1")]


def test_quotation_with_its_source():
    assert pieces("<blockquote><p>Learn</p><cite>Iqbal</cite></blockquote>") == [Quotation("Learn", "Iqbal")]


def test_table_of_facts():
    html = (
        "<table><caption>Pay</caption><thead><tr><th>Job</th><th>Rs</th></tr></thead>"
        "<tr><td>Sewing</td><td>500</td></tr><tr><td colspan=2>Total</td></tr></table>"
    )
    assert pieces(html) == [
        Table((("Job", "Rs"), ("Sewing", "500"), ("Total", "")), header=True, caption="Pay")
    ]
    assert codes(html) == ["table_simplified"]


def test_table_that_arranges_a_page_is_taken_apart():
    html = "<table><tr><td><img src='/static/Brain_green.png' alt='b'></td><td><p>Words</p></td></tr></table>"
    assert pieces(html) == [Picture("Brain green.png", "b"), Text("<p>Words</p>")]
    assert codes(html) == ["table_apart"]


def test_form_without_its_controls_says_nothing():
    assert pieces("<div><p>Do you find this page useful?</p><button onclick='x()'>yes</button></div>") == []
    assert codes("<button>yes</button>") == ["controls_dropped"]


def test_names_of_icons_are_not_words():
    assert pieces("<p><span class='material-symbols-outlined'>menu_book</span>Documentation</p>") == [
        Text("<p>Documentation</p>")
    ]


def test_urdu_comes_through_unchanged():
    assert pieces('<p dir="rtl">آپ <em>کیسے</em> ہیں؟</p>') == [Text("<p>آپ <i>کیسے</i> ہیں؟</p>")]


def test_deep_nesting_is_survived():
    assert clean("<div>" * 100 + "deep" + "</div>" * 100, statics=STATICS).html == "<p>deep</p>"
