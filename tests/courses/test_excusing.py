"""Staff spare a learner a part of a course: once, with a reason, for the log and not for the learner."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.people.actions import person_of
from courses import actions
from courses.exceptions import NotInCourse
from courses.models import Course, Enrolment
from courses.pages.models import LessonPage

from ..cms.accounts.factories import learner, superuser, user
from .factories import course_page, lesson_keys

pytestmark = pytest.mark.django_db
REASON = "No sound on her phone; agreed with the trainer."


def staff(*codenames):
    made = user(name="Staff")
    group = Group.objects.create(name="Some staff")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    made.groups.add(group)
    return made


def enrolled(lessons=2, **fields):
    page = course_page(lessons=lessons, **fields)
    who = learner()
    actions.enrol(person=person_of(who), course=Course.objects.get(key=page.translation_key))
    return who, page, Enrolment.objects.get()


def film(key="a"):
    return (
        "video",
        {"title": "Film", "url": "https://youtu.be/dQw4w9WgXcQ", "minutes": 2, "share": 80, "key": key},
    )


def excuse_url(enrolment, item):
    return f"{reverse('hunar_enrolments:excuse', args=[enrolment.pk])}?item={item}"


def test_an_excused_lesson_counts_as_done_and_the_first_reason_stands():
    _who, _page, enrolment = enrolled()
    first, second = lesson_keys(enrolment.course)
    assert actions.excuse(enrolment=enrolment, item=first, reason=REASON, by=superuser()) is True
    assert actions.excuse(enrolment=enrolment, item=first, reason="Another", by=None) is False
    event = enrolment.events.get(kind="excused")
    assert (event.item, event.payload, event.by.email) == (first, {"reason": REASON}, "admin@example.org")
    enrolment.refresh_from_db()
    assert enrolment.share == 0.5
    actions.excuse(enrolment=enrolment, item=second, reason=REASON, by=None)
    enrolment.refresh_from_db()
    assert enrolment.completed_at


def test_what_is_not_in_the_course_is_not_excused():
    _who, _page, enrolment = enrolled()
    with pytest.raises(NotInCourse):
        actions.excuse(enrolment=enrolment, item="elsewhere", reason=REASON, by=None)
    assert not enrolment.events.exists()


def test_staff_see_every_part_and_excuse_one(client):
    _who, _page, enrolment = enrolled(lessons=1, lesson={"body": [film()], "completion": "activities"})
    activity = enrolment.course.items.get(parent__gt="").key
    client.force_login(staff("view_enrolment", "excuse_enrolment"))
    inspect = reverse("hunar_enrolments:inspect", args=[enrolment.pk])
    html = client.get(inspect).content.decode()
    for words in ("Lesson 1.1", "Recording", "To do", "Excuse from Recording"):
        assert words in html
    assert "will count as done" in client.get(excuse_url(enrolment, activity)).content.decode()
    for _twice in range(2):
        assert client.post(excuse_url(enrolment, activity), {"reason": REASON}).url == inspect
    html = client.get(inspect).content.decode()
    assert enrolment.events.filter(kind="excused").count() == 1
    assert "Excused" in html
    assert REASON in html
    assert "Excuse from" not in html


def test_a_reason_is_asked_for(client):
    _who, _page, enrolment = enrolled()
    client.force_login(staff("view_enrolment", "excuse_enrolment"))
    response = client.post(excuse_url(enrolment, lesson_keys(enrolment.course)[0]), {"reason": " "})
    assert response.status_code == 200
    assert not enrolment.events.exists()


def test_who_may_only_look_does_not_excuse(client):
    _who, _page, enrolment = enrolled()
    client.force_login(staff("view_enrolment"))
    assert (
        "Excuse" not in client.get(reverse("hunar_enrolments:inspect", args=[enrolment.pk])).content.decode()
    )
    client.post(excuse_url(enrolment, lesson_keys(enrolment.course)[0]), {"reason": REASON})
    assert not enrolment.events.exists()


def test_the_learner_sees_that_they_are_excused_and_not_why(client):
    who, page, enrolment = enrolled()
    first = lesson_keys(enrolment.course)[0]
    actions.excuse(enrolment=enrolment, item=first, reason=REASON, by=None)
    client.force_login(who)
    lesson = LessonPage.objects.get(translation_key=first)
    course_html, lesson_html = (client.get(p.url).content.decode() for p in (page, lesson))
    assert course_html.count("you are excused") == 1
    assert "You are excused from this lesson" in lesson_html
    assert REASON not in course_html + lesson_html


def test_a_lesson_whose_exercise_is_excused_says_so(client):
    who, _page, enrolment = enrolled(lessons=1, lesson={"body": [film()], "completion": "activities"})
    actions.excuse(
        enrolment=enrolment, item=enrolment.course.items.get(parent__gt="").key, reason=REASON, by=None
    )
    client.force_login(who)
    html = client.get(LessonPage.objects.get().url).content.decode()
    assert "You are excused from an exercise in this lesson" in html


def test_who_did_the_lesson_before_is_not_called_excused(client):
    who, page, enrolment = enrolled()
    first = lesson_keys(enrolment.course)[0]
    actions.record_facts(enrolment=enrolment, facts=[actions.Fact("marked", first)])
    actions.excuse(enrolment=enrolment, item=first, reason=REASON, by=None)
    client.force_login(who)
    assert "you are excused" not in client.get(page.url).content.decode()


@pytest.mark.parametrize("lessons", [1, 30])
def test_the_screen_costs_the_same(client, lessons):
    _who, _page, enrolment = enrolled(lessons=lessons)
    for key in lesson_keys(enrolment.course):
        actions.excuse(enrolment=enrolment, item=key, reason=REASON, by=superuser(f"{key}@example.org"))
    client.force_login(superuser())
    address = reverse("hunar_enrolments:inspect", args=[enrolment.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    told = [q for q in captured if "hunar_courses" in q["sql"]]
    assert len(told) == 5  # three of learning, and two that note who looked
