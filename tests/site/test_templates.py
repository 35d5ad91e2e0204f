"""House rules for every template and stylesheet of ours: no inline code, no left and right."""

import re
from pathlib import Path

import polib
import pytest
from django.template import engines

from cms.language.catalogues import apps, catalogue_of

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("themes", "cms", "courses", "mentorship", "search")
TEMPLATES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("templates/**/*.html"))
STYLESHEETS = sorted(path for room in ROOMS for path in (ROOT / room).rglob("static/**/*.css"))
INLINE = re.compile(
    r"""<script(?![^>]*\bsrc=)(?![^>]*type="(?:application/json|text/x-template)")[^>]*>|<style\b|<[a-z][^>{]*\s(?:style|on[a-z]+)=""",
    re.IGNORECASE,
)
SIDED = re.compile(
    r"(?:^|[;{\s])((?:margin|padding|border)-(?:left|right)\b|(?:left|right)\s*:|text-align\s*:\s*(?:left|right)|float\s*:\s*(?:left|right))",
)
PAPER = {
    "print.html",
    "document.html",
    "print.css",
    "certificate.css",
}  # drawn as PDF, where no browser and no policy is


def name(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_template_compiles(path):
    engines["django"].from_string(path.read_text())


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path.name not in PAPER], ids=name)
def test_template_has_no_inline_code(path):
    assert INLINE.findall(path.read_text()) == []


@pytest.mark.parametrize("path", [path for path in STYLESHEETS if path.name not in PAPER], ids=name)
def test_stylesheet_has_no_left_and_right(path):
    assert SIDED.findall(path.read_text()) == []


ALONE = re.compile(r"""{% translate "([^"]+)"(?! context)""")


@pytest.mark.parametrize("app", [app for app in apps() if catalogue_of(app).exists()], ids=name)
def test_no_word_is_asked_alone_that_is_counted_elsewhere(app):
    """gettext keeps a word that is counted under its number, so that asked alone it stays in English."""
    counted = {entry.msgid for entry in polib.pofile(str(catalogue_of(app))) if entry.msgid_plural}
    templates = [path for path in TEMPLATES if app in path.parents]
    alone = {words for path in templates for words in ALONE.findall(path.read_text())}
    assert alone & counted == set()
