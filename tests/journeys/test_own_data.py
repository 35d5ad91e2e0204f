"""A learner takes their data away and has it erased: in both languages, with JavaScript and without."""

import json
from zipfile import ZipFile

import pytest
from django.utils import timezone

from cms.people.models import Person
from cms.privacy import ticks
from cms.privacy.models import Erasure

from .test_learner import NAME, PIN, enrol_and_read, sign_up
from .walking import follow, submit
from .world import build

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_from_the_profile_to_a_copy_and_to_nothing(open_page, language, scripts):
    world = build()
    page = open_page("/en/account/signup/", scripts=scripts)
    sign_up(page)
    page.goto(world.course.url)
    enrol_and_read(page, lessons=1)
    take_a_copy(page, language)
    ask_to_be_erased(page, language)
    submit(page)  # keeps the account after all
    page.locator(".h-answer-good").wait_for()
    ask_to_be_erased(page, language)
    the_days_pass()
    assert page.goto(f"/{language}/profile/").url.count("/login/") == 1
    assert not Person.objects.filter(name_ur=NAME).exists()


def take_a_copy(page, language):
    page.goto(f"/{language}/profile/")
    follow(page, page.locator("main a[href*='/data/']").last)
    follow(page, "main a[href$='/copy/']")
    page.fill("input[name=pin]", PIN)  # others may hold this phone
    submit(page)
    submit(page)
    with page.expect_download() as fetching:
        page.locator("main a[href*='/copy/']").click()
    with ZipFile(fetching.value.path()) as archive:
        document, shown = json.loads(archive.read("data.json")), archive.read("data.html").decode()
    assert document["language"] == language
    assert f'lang="{language}"' in shown
    assert NAME in shown
    assert "+923001234567" in shown
    rows = {section["name"]: section["rows"] for section in document["sections"]}
    assert [row["kind"] for row in rows["hunar_courses.learningevent"]] != []


def ask_to_be_erased(page, language):
    page.goto(f"/{language}/account/data/")
    follow(page, "main a[href$='/erase/']")
    page.check("input[name=sure]")
    submit(page)
    page.locator(".h-notice-warn").wait_for()


def the_days_pass():
    Erasure.objects.open().update(due_at=timezone.now())
    for tick in ticks.TICKS:
        tick()
