"""An editor makes a course in Wagtail's admin, from nothing to a page that a guest can read."""

import time

import pytest
from django.conf import settings
from django.test import Client
from wagtail.admin.views.pages.create import CreateView
from wagtail.models import Page

from courses.models import Course
from courses.pages.models import LessonPage, ModulePage

from ..cms.accounts.factories import superuser
from ..courses.factories import catalogue, course_page, home

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
WORDS = "Say good morning, and your name."
DESK = {"width": 1280, "height": 900}


def test_an_editor_makes_a_course_and_a_guest_reads_it(open_page, live_server):
    home("en")
    index = catalogue("en")
    page = open_page("/en/", viewport=DESK)
    said = listen(page)
    sign_in(page, live_server.url)
    start(page, index.pk, "coursepage")
    title(page, "Spoken English")
    page.fill("#id_summary", "From the first greeting to a client's call.")
    course = publish(page)
    start(page, course, "modulepage")
    title(page, "First words")
    module = publish(page)
    start(page, module, "lessonpage")
    title(page, "Greetings")
    write_text(page, WORDS)
    publish(page)
    assert outline(page, course) == ["First words", "Greetings"]
    assert said == []
    assert WORDS in str(LessonPage.objects.get().body)
    made = Course.objects.get()
    assert made.items.lessons().count() == 1
    page.goto(made.url)
    assert "Greetings" in page.locator("main").inner_text()


SLOW_ANSWERS = """
const real = window.fetch;
window.fetch = async (...asked) => {
  const answer = await real(...asked);
  await new Promise((go_on) => setTimeout(go_on, 1000));
  return answer;
};
"""


def test_publish_waits_for_wagtails_own_saving(open_page, live_server):
    """Pressed while a new page is being saved, Publish would make it a second time, and be refused."""
    course = course_page("Spoken English", lessons=0)
    before = set(ModulePage.objects.child_of(course))
    page = open_page("/en/", viewport=DESK)
    sign_in(page, live_server.url)
    page.add_init_script(SLOW_ANSWERS)
    start(page, course.pk, "modulepage")
    settle(page)
    with page.expect_response(lambda answer: answer.request.method == "POST" and "/add/" in answer.url):
        title(page, "First words")
    publish(page)
    [made] = set(ModulePage.objects.child_of(course)) - before
    assert (made.title, made.live) == ("First words", True)


def test_nothing_is_saved_behind_a_publish_that_is_on_its_way(open_page, live_server, monkeypatch):
    """On a slow line the page stands for seconds after the press; Wagtail's own saving would make a second one."""
    answer = CreateView.post

    def slowly(view, request, *args, **kwargs):
        time.sleep(3 if "text/html" in request.headers["Accept"] else 0)
        return answer(view, request, *args, **kwargs)

    monkeypatch.setattr(CreateView, "post", slowly)
    course = course_page("Spoken English", lessons=0)
    page = open_page("/en/", viewport=DESK)
    sign_in(page, live_server.url)
    start(page, course.pk, "modulepage")
    settle(page)
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    title(page, "First words")
    publish(page)
    assert [url for url in sent if "/add/" in url] == [live_server.url + adding(course.pk, "modulepage")]


def listen(page):
    """What the console complains of: errors, and whatever a policy refused."""
    said = []
    page.on(
        "console",
        lambda message: said.append(f"{message.text} {message.location}") if is_loud(message) else None,
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def is_loud(message) -> bool:
    """Wagtail's rich text editor tries inline styles on itself and does well without them; anything else counts."""
    policy = "Content Security Policy" in message.text
    its_own_style = (
        message.text.startswith("Applying inline style") and "vendor.js" in message.location["url"]
    )
    return (message.type == "error" or policy) and not its_own_style


def sign_in(page, server):
    client = Client()
    client.force_login(superuser(), backend=settings.AUTHENTICATION_BACKENDS[0])
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": server}])


def start(page, parent, kind):
    page.goto(adding(parent, kind))


def settle(page):
    """Wagtail takes what is there in the first two seconds for the beginning, and saves what changes after them."""
    page.wait_for_timeout(3000)


def adding(parent, kind):
    return f"/admin/pages/add/hunar_course_pages/{kind}/{parent}/"


def title(page, words):
    """Typed as a hand does; the page's address follows from it."""
    page.locator("#id_title").press_sequentially(words)
    page.locator("#id_title").blur()
    page.wait_for_function("() => document.querySelector('#id_slug').value.length > 3")


def write_text(page, words):
    """A block of text in the lesson's body, through Wagtail's own menu of blocks."""
    page.locator("#panel-child-content-body-section button[title='Insert a block']").first.click()
    page.get_by_role("option", name="Text", exact=True).click()
    editor = page.locator("#panel-child-content-body-content .public-DraftEditor-content").last
    editor.click()
    editor.press_sequentially(words, delay=20)
    page.wait_for_function(
        "words => [...document.querySelectorAll('input')].some(one => one.value.includes(words))", arg=words
    )


def publish(page) -> int:
    """Press the little arrow, then Publish; answers which page that made."""
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("footer button[name=action-publish], [name=action-publish]").first.click()
    page.wait_for_url("**/admin/pages/*/")
    return Page.objects.latest("pk").pk


def outline(page, course):
    page.goto(f"/admin/pages/{course}/edit/")
    page.get_by_role("tab", name="Outline").click()
    panel = page.locator("[role=tabpanel]:visible")
    return panel.locator("h3 a, td.title a").all_inner_texts()
