"""Our pages inside a host's own page: its frame, its blocks of any name, and six colours and shapes."""

import re
from collections import defaultdict

import pytest
from django.template import TemplateDoesNotExist, engines
from django.test import override_settings

from tests.themes.factories import draw, request
from themes import checks, chrome
from themes.chrome import Link
from themes.contract import TOKENS
from themes.stylesheets import colours, source_of

HOST = """<html><title>{% block title %}Ours{% endblock %} at Host</title>
<head>{% block head %}<link href="host.css">{% endblock %}</head>
<body><header>{% block header %}The host's header{% endblock %}</header>
{% block body %}<main>{% block content %}{% endblock %}</main>{% endblock %}{% block scripts %}{% endblock %}</body>
</html>"""
FRAME = """{% extends "host/base.html" %}
{% block title %}{{ hunar.title }}{% endblock %}
{% block head %}{{ block.super }}{{ hunar.head }}{% endblock %}
{% block content %}{{ hunar.body }}{% endblock %}
{% block scripts %}{{ hunar.scripts }}{% endblock %}"""
PAGE = """{% extends "hunar_themes/page.html" %}{% block title %}A course{% endblock %}
{% block content %}<p>What it teaches</p>{% endblock %}
{% block scripts %}<script src="own.js"></script>{% endblock %}"""
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.locmem.Loader",
                    {
                        "host/base.html": HOST,
                        "host/frame.html": FRAME,
                        "host/poor.html": "{{ hunar.body }}",
                        "host/page.html": PAGE,
                    },
                ),
                "django.template.loaders.app_directories.Loader",
            ],
            "context_processors": ["django.template.context_processors.request"],
        },
    }
]


@pytest.fixture(autouse=True)
def no_links(monkeypatch):
    """The room alone: what other rooms registered stays out."""
    monkeypatch.setattr(chrome, "_providers", defaultdict(list))


@pytest.fixture
def framed(settings):
    settings.TEMPLATES = TEMPLATES
    settings.HUNAR_THEMES = {"FRAME": "host/frame.html"}


def page(**cookies):
    made = request()
    made.COOKIES |= cookies
    return engines["django"].get_template("host/page.html").render({}, made)


@pytest.mark.usefixtures("framed")
def test_page_stands_in_the_hosts_frame_whatever_its_blocks_are_called():
    html = page()
    assert "<title>A course at Host</title>" in html
    assert "The host's header" in html
    assert html.count("What it teaches") == 1
    assert html.count("<html") == html.count("<main") == html.count("</main>") == 1
    assert html.index("host.css") < html.index("hunar_themes/framed.css")
    assert html.index("What it teaches") < html.index("own.js")


@pytest.mark.usefixtures("framed")
def test_framed_page_brings_no_header_or_footer_of_its_own():
    assert re.findall(r'class="(h-header|h-footer|h-skip)"', page()) == []


@pytest.mark.usefixtures("framed")
def test_framed_page_shows_the_way_to_ones_own_learning():
    chrome.register("account", lambda context: [Link("My learning", "/mine/")])
    assert '<a class="h-link" href="/mine/">' in draw('{% include "hunar_themes/parts/own_links.html" %}')


@pytest.mark.usefixtures("framed")
@pytest.mark.parametrize(
    ("scheme", "attribute"),
    [("light", ' data-scheme="light"'), ("dark", ' data-scheme="dark"'), ("auto", "")],
)
def test_framed_page_is_light_or_dark_as_the_host_says(settings, scheme, attribute):
    settings.HUNAR_THEMES = {**settings.HUNAR_THEMES, "FRAME_SCHEME": scheme}
    wrapper = re.search(r'<div class="h-body h-framed[^>]*>', page(hunar_reading="dark.large"))[0]
    assert (
        wrapper
        == f'<div class="h-body h-framed h-wears-plain " lang="en" dir="ltr"{attribute} data-size="large">'
    )


@pytest.mark.usefixtures("framed")
def test_page_of_an_error_needs_nothing_of_the_host():
    assert "The host's header" not in engines["django"].get_template("500.html").render({})


def test_page_without_a_frame_is_whole():
    with override_settings(TEMPLATES=TEMPLATES):
        assert re.findall(r'class="(h-header|h-footer|h-skip)"', page()) == ["h-skip", "h-header", "h-footer"]


def test_frame_gives_every_colour_that_follows_from_the_six():
    given = colours(source_of("hunar_themes/framed.css"))["light"]
    signals = {
        "info",
        "good",
        "danger",
        "on-info",
        "on-good",
        "on-danger",
        "veil",
    }  # mean the same on every site
    assert set(TOKENS) - set(given) == signals
    assert sorted(set(re.findall(r"var\(--hunar-([\w-]+)", source_of("hunar_themes/framed.css")))) == sorted(
        ["brand", "on-brand", "ink", "paper", "font", "radius"]
    )


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        ("", []),
        ("host/frame.html", []),
        ("host/none.html", ["hunar_themes.E004"]),
        ("host/poor.html", ["hunar_themes.E005"]),
    ],
)
def test_frame_that_cannot_be_is_told(settings, frame, told):
    settings.TEMPLATES = TEMPLATES
    settings.HUNAR_THEMES = {"FRAME": frame}
    assert [found.id for found in checks.check_frame()] == told


def test_missing_frame_is_no_blank_page(settings):
    settings.HUNAR_THEMES = {"FRAME": "host/none.html"}
    with pytest.raises(TemplateDoesNotExist):
        draw('{% include "hunar_themes/page.html" %}')
