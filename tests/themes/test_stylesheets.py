"""The stylesheets and scripts: readable colours, both directions, and light enough for a slow line."""

import gzip
import re
from pathlib import Path

import pytest

import themes
from themes.checks import check_themes
from themes.contract import CONTRASTS, TOKENS
from themes.contrast import contrast, readable_on
from themes.registry import Theme, _themes, register
from themes.stylesheets import colours, source_of

ROOM = Path(themes.__file__).parent
STATIC = ROOM / "static" / "hunar_themes"
PAGE_STYLES = [STATIC / f"{name}.css" for name in ("tokens", "base", "elements", "learning", "print")]
NASTALIQ = STATIC / "fonts" / "hunar-nastaliq.woff2"
STYLES = sorted(ROOM.glob("**/static/**/*.css"))
TEMPLATES = sorted(ROOM.glob("templates/**/*.html"))
PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)"
    r"|text-align:\s*(?:left|right)|float:\s*(?:left|right)|[;{\s](?:left|right):"
)
# Handles for other themes and for tests; the plain theme needs nothing there.
UNSTYLED = {
    "h-answer-title",
    "h-brand-name",
    "h-choice-item",
    "h-hero-words",
    "h-missing",
    "h-nav-first",
    "h-page-gap",
    "h-page-word",
    "h-print",
    "h-row-start",
}
PLAIN = colours(source_of("hunar_theme_plain/tokens.css"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), CONTRASTS)
def test_colours_can_be_read(scheme, text, ground, least):
    assert contrast(PLAIN[scheme][text], PLAIN[scheme][ground]) >= least


def test_contrast_is_counted_as_wcag_counts():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("fill", ["#0E5C4A", "#F2B65A", "#777777", "#FF0000"])
def test_readable_text_is_found_for_any_fill(fill):
    assert contrast(readable_on(fill), fill) >= 4.5


def test_plain_theme_gives_every_colour_in_every_scheme():
    assert {scheme: set(TOKENS) - set(given) for scheme, given in PLAIN.items()} == {
        "light": set(),
        "dark": set(),
        "chosen": set(),
    }


def test_dark_is_the_same_however_it_was_chosen():
    assert PLAIN["dark"] == PLAIN["chosen"]


def test_installed_themes_pass_the_check():
    assert check_themes() == []


@pytest.fixture
def poor_theme():
    register(Theme(name="poor", label="Poor", tokens="hunar_themes/tokens.css"))
    yield
    del _themes["poor"]


def test_theme_without_colours_is_told(poor_theme):
    faults = check_themes()
    assert len(faults) == 3 * len(TOKENS)
    assert faults[0].id == "hunar_themes.E003"


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_stylesheet_knows_no_left_and_right(path):
    assert PHYSICAL.findall(path.read_text()) == []


SHEETS_OF_PAGES = [
    *(path for path in STYLES if path.name != "fonts.css"),  # printed on certificates only
    *ROOM.parent.glob("courses/**/static/**/*.css"),
    ROOM.parent / "cms/certificates/static/hunar_certificates/verify.css",
]
OURS = re.compile(r"\.(?:h|hc|hq|guide|hunar-olx)-|:where\(\.h-body\b")
NO_SELECTORS = re.compile(
    r"/\*.*?\*/|@keyframes[^{]*\{(?:[^{}]*\{[^}]*\})*\s*\}|@page[^{]*\{[^}]*\}|@[^{;]+[{;]", re.S
)


def selectors(css):
    for group in re.findall(r"([^{}]+)\{", NO_SELECTORS.sub("", css)):
        yield from (selector.strip() for selector in re.split(r",(?![^()]*\))", group))


@pytest.mark.parametrize("path", SHEETS_OF_PAGES, ids=lambda path: path.name)
def test_stylesheet_leaves_the_rest_of_a_hosts_page_alone(path):
    assert [selector for selector in selectors(path.read_text()) if not OURS.search(selector)] == []


def _weight(paths):
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def test_styles_of_a_page_weigh_at_most_15_kilobytes():
    plain = ROOM / "plain/static/hunar_theme_plain/tokens.css"
    assert _weight([*PAGE_STYLES, plain]) <= 15 * 1024


def test_scripts_of_a_page_weigh_at_most_8_kilobytes():
    assert _weight(STATIC.glob("js/*.js")) <= 4 * 1024  # half is left to the rooms


def test_nastaliq_weighs_what_editors_are_told():
    assert NASTALIQ.stat().st_size <= 95 * 1024


def test_nastaliq_has_every_letter_it_was_made_for():
    ttlib = pytest.importorskip("fontTools.ttLib")
    letters = (STATIC / "fonts" / "nastaliq-letters.txt").read_text(encoding="utf-8")
    with ttlib.TTFont(NASTALIQ) as face:
        assert {ord(letter) for letter in letters if letter != "\n"} <= set(face.getBestCmap())


def test_jali_weighs_under_a_kilobyte():
    assert (STATIC / "jali.svg").stat().st_size < 1024


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_template_has_no_inline_style_or_script(path):
    source = path.read_text()
    assert re.findall(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=|javascript:", source) == []


def test_every_class_of_a_template_has_a_style():
    styled = set(re.findall(r"\.(h-[\w-]+)", "".join(path.read_text() for path in STYLES)))
    used = {
        name
        for path in TEMPLATES
        for group in re.findall(r'class="([^"]*)"', path.read_text())
        for name in re.sub(r"\{%.*?%\}", " ", group).split()
        if re.fullmatch(r"h-[\w-]*\w", name)
    }
    assert sorted(used - styled - UNSTYLED) == []
