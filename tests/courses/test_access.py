"""Who may read a lesson, enrol, and see whose progress."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.people.actions import person_of
from courses import actions
from courses.models import Course, Enrolment, LearningEvent
from courses.pages.models import LessonPage, ModulePage

from ..cms.accounts.factories import learner
from .factories import course_page, lesson_keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina(client):
    user = learner()
    client.force_login(user)
    return user


def row(page):
    return Course.objects.get(key=page.translation_key)


def first_lesson(page):
    return LessonPage.objects.descendant_of(page).order_by("path").first()


def enrol(client, page, **more):
    return client.post(reverse("hunar_courses:enrol", args=[page.translation_key]), **more)


def test_a_guest_reads_an_open_lesson_and_signs_in_for_another(client):
    page = course_page(lessons=2)
    first, second = LessonPage.objects.descendant_of(page).order_by("path")
    LessonPage.objects.filter(pk=first.pk).update(is_open=True)
    assert client.get(first.url).status_code == 200
    response = client.get(second.url)
    assert response.status_code == 302
    assert response.url.endswith(f"?next={second.url}")


def test_a_learner_who_is_not_enrolled_is_told_so(client, amina):
    page = course_page()
    response = client.get(first_lesson(page).url, follow=True)
    assert response.redirect_chain[-1][0] == page.url
    assert "Please enrol in the course first." in response.content.decode()


def test_a_module_that_is_not_open_yet_keeps_its_lessons_closed(client, amina):
    page = course_page(module={"release": "days", "release_days": 3})
    enrol(client, page)
    response = client.get(first_lesson(page).url, follow=True)
    assert "This part of the course is not open yet." in response.content.decode()
    Enrolment.objects.update(enrolled_at=timezone.now() - timedelta(days=4))
    assert client.get(first_lesson(page).url).status_code == 200


def test_enrolling_is_by_post_only_and_harmless_twice(client, amina):
    page = course_page()
    assert client.get(reverse("hunar_courses:enrol", args=[page.translation_key])).status_code == 405
    enrol(client, page)
    enrol(client, page)
    assert Enrolment.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"opening": "from", "opens_at": timezone.now() + timedelta(days=9)}, "not open for enrolment"),
        (
            {
                "opening": "window",
                "opens_at": timezone.now() - timedelta(days=9),
                "closes_at": timezone.now() - timedelta(days=1),
            },
            "not open for enrolment",
        ),
    ],
)
def test_a_closed_course_refuses_with_the_reason(client, amina, fields, words):
    page = course_page(**fields)
    assert words in enrol(client, page, follow=True).content.decode()
    assert not Enrolment.objects.exists()


def test_an_unpublished_course_refuses(client, amina, django_capture_on_commit_callbacks):
    page = course_page()
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    enrol(client, page)
    assert not Enrolment.objects.exists()


def test_a_missing_prerequisite_is_named(client, amina):
    first = course_page("First steps", lessons=1)
    then = course_page("Second steps", prerequisites=[first])
    assert "First complete: First steps." in enrol(client, then, follow=True).content.decode()
    enrolment = actions.enrol(person=person_of(amina), course=row(first))
    actions.record_facts(enrolment=enrolment, facts=[actions.Fact("marked", lesson_keys(row(first))[0])])
    enrol(client, then)
    assert Enrolment.objects.filter(course=row(then)).exists()


def test_another_learners_progress_is_not_shown(client, amina):
    page = course_page(lessons=2)
    other = actions.enrol(person=person_of(learner(name="Bilal")), course=row(page))
    actions.record_facts(enrolment=other, facts=[actions.Fact("marked", lesson_keys(row(page))[0])])
    assert client.get(page.url).context["outlook"].progress.done == 0
    assert client.get(reverse("hunar_courses:my_learning")).context["current"] == []


def test_nobody_marks_a_lesson_of_a_course_they_are_not_in(client, amina):
    page = course_page()
    done = reverse("hunar_courses:mark", args=[page.translation_key, lesson_keys(row(page))[0]])
    response = client.post(done, {"event": "0d9e2f1c-43b2-4b62-8d2b-4f5ad1b0b9c1"}, follow=True)
    assert "Please enrol in the course first." in response.content.decode()
    assert not LearningEvent.objects.exists()


def test_a_module_leads_to_its_place_in_the_outline(client):
    page = course_page()
    module = ModulePage.objects.child_of(page).get()
    assert client.get(module.url).url == f"{page.url}#module-{module.translation_key}"
