"""How far people are in their courses, for rooms that know nothing of courses."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.people.achievements import Learning, learning_of
from courses import actions, syllabus
from courses.models import Course, Enrolment

from ..cms.people.factories import person
from .factories import cohort, course, lesson_keys

pytestmark = pytest.mark.django_db
QUERIES = 3  # enrolments with their courses, items, what is known of them


def begun(who, what, *, lessons=0):
    enrolment = actions.enrol(person=who, course=what)
    facts = [actions.Fact("marked", key) for key in lesson_keys(what)[:lessons]]
    if facts:
        actions.record_facts(enrolment=enrolment, facts=facts)
    return Enrolment.objects.get(pk=enrolment.pk)


def test_course_under_way_says_how_far_and_what_is_next():
    amina, baking = person(), course("Baking", lessons=4)
    begun(amina, baking, lessons=1)
    second = baking.items.get(key=lesson_keys(baking)[1])
    assert learning_of([amina.pk], "en") == {
        amina.pk: [Learning("Baking", 0.25, str(baking.key), None, second.title, baking.url)]
    }


def test_completed_course_says_when():
    amina, baking = person(), course("Baking", lessons=2)
    done = begun(amina, baking, lessons=2)
    (told,) = learning_of([amina.pk], "en")[amina.pk]
    assert (told.share, told.done_at, told.next_step) == (1.0, done.completed_at, "")
    assert told.done_at is not None


def test_course_that_was_left_is_not_told():
    amina = person()
    actions.withdraw(enrolment=begun(amina, course("Baking")))
    assert learning_of([amina.pk], "en") == {amina.pk: []}


def test_newest_comes_first_and_each_has_their_own():
    amina, bilal = person(), person("Bilal")
    baking, taxes = course("Baking"), course("Taxes")
    begun(amina, baking, lessons=1), begun(amina, taxes, lessons=1), begun(bilal, baking)
    now = timezone.now()
    for number, what in enumerate((baking, taxes)):
        Enrolment.objects.filter(person=amina, course=what).update(last_at=now + timedelta(minutes=number))
    told = learning_of([amina.pk, bilal.pk], "en")
    assert [one.title for one in told[amina.pk]] == ["Taxes", "Baking"]
    assert [(one.title, one.share) for one in told[bilal.pk]] == [("Baking", 0.0)]


def test_course_taken_twice_is_told_once_with_the_cohort():
    amina, baking = person(), course("Baking", lessons=2)
    alone = begun(amina, baking, lessons=1)
    Enrolment.objects.create(
        person=amina, course=baking, cohort=cohort(baking), enrolled_at=alone.enrolled_at, share=0.25
    )
    (told,) = learning_of([amina.pk], "en")[amina.pk]
    assert (alone.share, told.share) == (0.5, 0.25)


def test_title_is_in_the_language_asked_for():
    amina, baking = person(), course("Baking")
    Course.objects.filter(pk=baking.pk).update(
        words=baking.words | {"ur": {"title": "بیکنگ", "url": "/ur/baking/"}}
    )
    begun(amina, baking)
    (told,) = learning_of([amina.pk], "ur")[amina.pk]
    assert (told.title, told.url) == ("بیکنگ", "/ur/baking/")


def test_archived_course_leads_nowhere():
    amina, baking = person(), course("Baking")
    begun(amina, baking)
    Course.objects.filter(pk=baking.pk).update(state="archived")
    (told,) = learning_of([amina.pk], "en")[amina.pk]
    assert (told.title, told.url) == ("Baking", "")


@pytest.mark.parametrize("count", [1, 30])
def test_asking_about_many_costs_the_same(count, django_assert_num_queries):
    courses = [course(f"Course {number}", lessons=2) for number in range(min(count, 3))]
    people = [person(f"Person {number}") for number in range(count)]
    for number, who in enumerate(people):
        for what in courses[: number % 3 + 1]:
            begun(who, what, lessons=number % 3)
    syllabus.forget()
    with django_assert_num_queries(QUERIES):
        told = learning_of([who.pk for who in people], "en")
    assert sum(map(len, told.values())) == Enrolment.objects.count()
