"""What pages cost does not grow with the course."""

import uuid

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.pages.models import StandardPage
from cms.people.actions import person_of
from courses import actions, syllabus
from courses.models import Course
from courses.pages.models import CoursePage, LessonPage

from ..cms.accounts.factories import learner
from .factories import course_page, home, lesson_keys

pytestmark = pytest.mark.django_db
SIZES = (5, 300)


def queries(client, address, *, cold=True) -> int:
    """Queries of one request; `cold`: the first one that a fresh process answers."""
    if cold:
        syllabus.forget()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def empty_page_at(depth):
    """An empty page that many levels below the home page."""
    page = home()
    for _ in range(depth):
        page = page.add_child(instance=StandardPage(title=f"Empty {uuid.uuid4().hex[:6]}"))
    return page


@pytest.fixture
def signed_in(client):
    user = learner()
    client.force_login(user)
    return user


def enrolled(user, size) -> CoursePage:
    page = course_page(lessons=size)
    enrolment = actions.enrol(person=person_of(user), course=Course.objects.get(key=page.translation_key))
    actions.record_facts(
        enrolment=enrolment,
        facts=[actions.Fact("marked", key) for key in lesson_keys(enrolment.course)[: size // 2]],
    )
    return page


@pytest.mark.parametrize("size", SIZES)
def test_a_signed_in_course_page_costs_the_same(client, signed_in, size):
    page, empty = enrolled(signed_in, size), empty_page_at(2)
    client.get(empty.url)
    assert queries(client, page.url) - queries(client, empty.url) == 4


@pytest.mark.parametrize("size", SIZES)
def test_a_signed_in_lesson_page_costs_the_same(client, signed_in, size):
    lesson = LessonPage.objects.descendant_of(enrolled(signed_in, size)).last()
    empty = empty_page_at(4)
    client.get(empty.url)
    assert queries(client, lesson.url) - queries(client, empty.url) == 2


@pytest.mark.parametrize("size", SIZES)
def test_recording_one_completion_costs_the_same(client, signed_in, size):
    """In all: session, sign-in, transaction and everything. The course's syllabus is remembered by each process."""
    page = enrolled(signed_in, size)
    item = lesson_keys(Course.objects.get(key=page.translation_key))[-1]
    address = reverse("hunar_courses:mark", args=[page.translation_key, item])
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.post(address, {"event": uuid.uuid4()}).status_code == 302
    assert len(captured) == 10
