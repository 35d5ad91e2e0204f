"""The layouts keep their blocks, the chrome shows what rooms register, and reading settings are kept."""

import re
from collections import defaultdict

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.template import engines
from django.urls import reverse
from django.utils import translation
from wagtail.models import Site

from tests.themes.factories import draw, request
from themes import chrome
from themes.chrome import Link
from themes.contract import LAYOUTS
from themes.elements import ELEMENTS
from themes.models import Look, look_for
from themes.reading import Reading, reading_of
from themes.registry import theme_named
from themes.views import guide

BLOCKS = re.compile(r"{%\s*block (\w+)")


@pytest.fixture(autouse=True)
def no_links(monkeypatch):
    """The room alone: what other rooms registered stays out."""
    monkeypatch.setattr(chrome, "_providers", defaultdict(list))


def source(name):
    return engines["django"].get_template(name).template.source


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
def test_layout_has_the_blocks_it_promises(layout):
    chain = [layout.template]
    while parent := re.search(r'{% extends "([^"]+)"', source(chain[-1])):
        chain.append(parent[1])
    found = {block for template in chain for block in BLOCKS.findall(source(template))}
    assert set(layout.blocks) - found == set()


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "print"])
@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ur", "rtl")])
def test_layout_knows_language_and_direction(layout, language, direction):
    with translation.override(language):
        html = draw('{% include "hunar_themes/' + layout + '.html" %}')
    assert f'<html lang="{language}" dir="{direction}" ' in html
    assert html.count("<main ") == 1


@pytest.mark.parametrize("name", ["404", "403", "403_csrf", "500"])
def test_error_page_needs_nothing(name):
    assert "<h1" in engines["django"].get_template(f"{name}.html").render({})


def test_reading_settings_stand_on_the_page():
    made = request()
    made.COOKIES["hunar_reading"] = "dark.large"
    html = engines["django"].get_template("hunar_themes/page.html").render({}, made)
    assert re.findall(r'<(\w+)[^>]* data-(scheme|size)="(\w+)"', html) == [
        ("html", "size", "large"),
        ("body", "scheme", "dark"),
    ]


@pytest.mark.parametrize("cookie", ["", "x", "dark", "<b>.huge", "dark.large.more"])
def test_reading_settings_ignore_what_is_unknown(cookie):
    made = request()
    made.COOKIES["hunar_reading"] = cookie
    assert reading_of(made).size == "normal"


def test_reading_settings_are_kept_and_lead_back(client):
    answer = client.post(
        reverse("hunar_themes:reading"), {"scheme": "dark", "size": "larger", "next": "/ur/a/?b=1"}
    )
    assert (answer.status_code, answer.url) == (302, "/ur/a/?b=1")
    assert answer.cookies["hunar_reading"].value == str(Reading("dark", "larger"))


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""]
)
def test_reading_settings_never_lead_elsewhere(client, target):
    assert client.post(reverse("hunar_themes:reading"), {"next": target}).url == "/"


@pytest.fixture
def linked():
    def provider(context):
        return [Link("Courses", "/en/courses/", current=True), Link("Sign out", "/out/", method="post")]

    chrome.register("primary", provider)
    chrome.register("primary", provider)


def test_registered_links_are_drawn_once_in_each_menu(linked):
    html = draw('{% include "hunar_themes/page.html" %}')
    assert html.count(">Courses<") == 2
    assert '<form method="post" action="/out/">' in html
    assert 'aria-current="page"' in html


def test_links_are_asked_for_once_a_request():
    asked = []
    chrome.register("footer", lambda context: asked.append(1) or [Link("Help", "/help/")])
    made = request()
    assert chrome.links("footer", {"request": made}) == chrome.links("footer", {"request": made})
    assert asked == [1]


def test_unregistered_links_are_gone():
    def provider(context):
        return [Link("Help", "/help/")]

    chrome.register("footer", provider)
    chrome.unregister("footer", provider)
    assert chrome.links("footer", {}) == []


def test_chrome_refuses_an_unknown_place():
    with pytest.raises(ValueError, match="sidebar"):
        chrome.register("sidebar", list)


def test_languages_fall_back_to_the_same_path():
    links = chrome.links("languages", {"request": request("/en/?q=x")})
    assert [(link.lang, link.url) for link in links] == [("en", "/en/?q=x"), ("ur", "/ur/?q=x")]


def test_unknown_theme_falls_back_to_the_plain_one():
    assert theme_named("gone").name == "plain"


@pytest.mark.django_db
def test_look_is_read_once_a_request(rf, django_assert_num_queries):
    Look.objects.create(site=Site.objects.get(), name="Karachi School")
    made = rf.get("/")
    Site.find_for_request(made)
    with django_assert_num_queries(1):
        assert [look_for(made).name, look_for(made).name] == ["Karachi School"] * 2


@pytest.mark.django_db
def test_look_writes_nothing_where_there_is_none(rf):
    assert look_for(rf.get("/")).pk is None
    assert Look.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [("brand_light", "#FFFF00"), ("brand_dark", "#000033"), ("accent_light", "green"), ("theme", "gone")],
)
def test_look_refuses_what_could_not_be_read_or_found(field, value):
    with pytest.raises(ValidationError) as refused:
        Look(**{field: value}).full_clean(exclude=["site"])
    assert list(refused.value.message_dict) == [field]


def test_look_takes_a_colour_that_can_be_read():
    Look(brand_light="#1D4E89", brand_dark="#8DB8F0").full_clean(exclude=["site"])


@pytest.mark.django_db
def test_colours_of_a_site_are_a_stylesheet_for_good(client):
    look = Look.objects.create(site=Site.objects.get(), brand_light="#1D4E89")
    answer = client.get(reverse("hunar_themes:colours", args=[look.version]))
    assert answer["Content-Type"] == "text/css"
    assert "immutable" in answer["Cache-Control"]
    assert "--brand: #1D4E89; --on-brand: #ffffff;" in answer.text
    assert "dark" not in answer.text


@pytest.mark.django_db
def test_site_without_colours_has_no_stylesheet_of_its_own(client):
    assert client.get(reverse("hunar_themes:colours", args=["0"])).status_code == 404


@pytest.mark.parametrize(
    ("language", "chosen", "shown"), [("ur", True, "۱۲"), ("ur", False, "12"), ("en", True, "12")]
)
def test_digits_are_latin_unless_the_site_says_otherwise(language, chosen, shown):
    with translation.override(language):
        assert draw("{% digits 12 %}", look=Look(local_digits=chosen)) == shown


@pytest.mark.parametrize(
    ("language", "chosen", "headers", "sent"),
    [
        ("ur", True, {}, True),
        ("ur", False, {}, False),
        ("en", True, {}, False),
        ("ur", True, {"HTTP_SAVE_DATA": "on"}, False),
    ],
)
def test_nastaliq_is_for_urdu_where_chosen_and_data_is_not_saved(language, chosen, headers, sent):
    made = request(look=Look(nastaliq_headings=chosen), **headers)
    with translation.override(language):
        html = engines["django"].get_template("hunar_themes/page.html").render({}, made)
    assert ("nastaliq.css" in html) is sent


def test_guide_is_closed_to_guests():
    with pytest.raises(Http404):
        guide(request("/theme/guide/"))


@pytest.mark.django_db
def test_guide_shows_every_element(client, settings):
    settings.DEBUG = True
    answer = client.get(reverse("hunar_themes:guide"))
    assert answer.status_code == 200
    shown = set(
        re.findall(r'element "(\w+)"', source("hunar_themes/guide.html") + source("hunar_themes/page.html"))
    )
    by_others = {"errors", "skip", "language_switch"}  # inside a form and the layout
    assert set(ELEMENTS) - shown - by_others == set()
