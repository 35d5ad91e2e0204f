"""Two editors join the same courses at once, while learners go on learning: one joining, and every fact is there."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from courses import actions
from courses.actions import Fact
from courses.models import Course, Enrolment, JoinedCourse, LearningEvent
from courses.pages.linking import Tree, link_translation, proposal

from ..cms.accounts.factories import superuser
from ..cms.people.factories import person
from .factories import catalogue, course_page, lesson_keys

LEARNERS = 6


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_joining_at_once_and_under_learners():
    source = course_page("Freelancing", lessons=2)
    other = course_page("فری لانسنگ", parent=catalogue("ur"), lessons=2)
    pairs, editor = proposal(Tree(source), Tree(other)), superuser()
    former = Course.objects.get(key=other.translation_key)
    item = lesson_keys(former)[0]
    enrolments = [actions.enrol(person=person(str(n)), course=former) for n in range(LEARNERS)]

    def join():
        return link_translation(source=source, other=other, pairs=pairs, user=editor)

    def learn(enrolment):
        try:
            actions.record_facts(enrolment=enrolment, facts=[Fact("opened", item)])
        except Enrolment.DoesNotExist:  # it moved at this very moment; a device asks again
            return 0
        return 1

    def connected(call):
        try:
            return call()
        finally:
            connection.close()

    calls = [join, *(lambda one=one: learn(one) for one in enrolments), join]
    with ThreadPoolExecutor(len(calls)) as pool:
        first, *recorded, second = pool.map(connected, calls)
    course = Course.objects.get()
    assert sorted([first, second]) == [False, True]
    assert JoinedCourse.objects.count() == 1
    assert LearningEvent.objects.count() == sum(recorded)
    assert set(Enrolment.objects.values_list("course", flat=True)) == {course.pk}
