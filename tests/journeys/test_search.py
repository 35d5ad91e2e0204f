"""A visitor finds a lesson by words: in both languages, with JavaScript and without."""

import re

import pytest

from .walking import follow, submit
from .world import URDU_TITLE, build

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
ASKED = {  # what is typed, what it is meant to find, a slip of the finger
    "en": ("freelancing", "Start freelancing", "frelancing"),
    "ur": ("فرى لانسنگ", URDU_TITLE, "فری لانسسنگ"),  # with the Arabic ye of many keyboards
}


@pytest.fixture
def world():
    world = build()
    world.course.title = "Start freelancing"
    return world


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_from_a_word_to_the_course(open_page, world, language, scripts):
    words, title, slip = ASKED[language]
    page = open_page(f"/{language}/search/", scripts=scripts)
    ask(page, words)
    assert title in titles(page)
    assert page.locator(".s-answers mark").count() > 0
    narrow(page, f"language={language}")
    assert title in titles(page)
    ask(page, slip, path=f"/{language}/search/")
    follow(page, ".s-meant a")
    assert title in titles(page)
    follow(page, page.get_by_role("link", name=title, exact=True))
    assert "/courses/start-freelancing" in page.url
    assert page.locator("html").get_attribute("lang") == language


def ask(page, words, path=None):
    if path:
        page.goto(path)
    page.fill("main input[type=search]", words)
    submit(page)
    assert re.search(r"[?&]q=", page.url)


def titles(page) -> list[str]:
    return page.locator(".s-answer-title").all_inner_texts()


def narrow(page, choice):
    """The choice stands in the address, and "back" takes it away again."""
    before = len(titles(page))
    page.locator("main details.h-sheet summary").click()
    follow(page, f"main a[href*='{choice}']")
    assert choice in page.url
    assert 0 < len(titles(page)) < before
    page.go_back()
    page.wait_for_url(lambda url: choice not in url)


def test_suggestions_are_walked_by_keyboard(open_page, world):
    page = open_page("/ur/search/")
    box = page.locator("main input[type=search]")
    box.press_sequentially("فری")
    options = page.locator(".h-suggestions [role=option]")
    options.first.wait_for()
    assert URDU_TITLE in options.all_inner_texts()
    box.press("Escape")
    assert page.locator(".h-suggestions").is_hidden()
    box.press_sequentially(" لان")
    options.first.wait_for()
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    box.press("Enter")
    page.wait_for_url("**/ur/courses/start-freelancing*/**")
