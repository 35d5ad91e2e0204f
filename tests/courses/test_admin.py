"""The editor's side of a course."""

import pytest
from django.urls import reverse

from courses import actions
from courses.models import ChoiceLog, Course
from courses.pages.models import LessonPage, ModulePage

from ..cms.accounts.factories import superuser
from ..cms.people.factories import person
from .factories import add_lesson, cohort, course_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = superuser()
    client.force_login(user)
    return user


def test_the_outline_shows_each_lesson_with_its_state(client, editor):
    page = course_page(lessons=2)
    module = ModulePage.objects.child_of(page).get()
    module.add_child(instance=LessonPage(title="Not ready", live=False))
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    for words in ("Lesson 1.1", "Lesson 1.2", "Not ready", "Draft, empty", "KB"):
        assert words in html


def test_an_editor_decides_about_a_change_under_learners(client, editor):
    page = course_page(lessons=1)
    course = Course.objects.get(key=page.translation_key)
    actions.enrol(person=person(), course=course)
    add_lesson(ModulePage.objects.child_of(page).get(), "New")
    assert (
        "Decide what it means"
        in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    )
    choose = reverse("hunar_course_pages:choose", args=[page.pk])
    assert client.get(choose).status_code == 200
    client.post(choose, {"choice": "require"})
    assert course.versions.in_force().get().choice == "require"
    assert ChoiceLog.objects.get().by == editor.person


def test_a_cohort_is_not_made_smaller_than_its_seats_taken(client, editor):
    joined = cohort(capacity=2)
    actions.take_seat(cohort=joined, person=person())
    joined.refresh_from_db()
    edit = reverse("hunar_cohorts:edit", args=[joined.pk])
    fields = {"bootcamp": joined.bootcamp.pk, "name": "Layyah", "language": "ur", "open_to": "everyone"}
    dates = {"starts_on": joined.starts_on, "ends_on": joined.ends_on}
    response = client.post(edit, {**fields, **dates, "capacity": 0})
    assert "1 seats are taken" in response.content.decode()


@pytest.mark.parametrize("mode", ["", "learner"])
def test_a_course_is_previewed_as_a_guest_and_as_a_learner(client, editor, rf, mode):
    page = course_page(lessons=2)
    request = rf.get(page.url)
    request.user, request.person = editor, None
    request.is_preview = True
    context = page.get_preview_context(request, mode)
    assert context["page"] == page


def test_two_lessons_never_share_an_activity_key():
    page = course_page(lessons=1)
    lesson = LessonPage.objects.descendant_of(page).get()
    media = {"title": "Talk", "key": "", "share": 50, "minutes": 1, "url": "https://youtu.be/dQw4w9WgXcQ"}
    lesson.body = [("video", media), ("video", {**media, "key": "same"}), ("video", {**media, "key": "same"})]
    lesson.clean()
    keys = [block.value["key"] for block in lesson.body]
    assert len(set(keys)) == 3
    assert keys[1] == "same"
