"""What a learner sees of a course."""

import pytest

from courses import actions
from courses.learning import MOST_MISSING, Outlook
from courses.models import Enrolment

from ..cms.accounts.factories import learner
from .factories import course, lesson_keys

pytestmark = pytest.mark.django_db


def outlook(*, lessons: int, done: int = 0) -> Outlook:
    made = course(lessons=lessons)
    enrolment = actions.enrol(person=learner().person, course=made)
    facts = [actions.Fact("marked", key) for key in lesson_keys(made)[:done]]
    actions.record_facts(enrolment=enrolment, facts=facts)
    return Outlook(made, Enrolment.objects.get(), "en")


def test_missing_lessons_are_told_in_order_each_with_its_address():
    seen = outlook(lessons=4, done=2)
    assert seen.missing == [(line.title, line.url) for line in seen.lines[2:]]
    assert seen.more_missing == 0


def test_only_the_first_missing_lessons_are_told_and_the_rest_is_counted():
    seen = outlook(lessons=MOST_MISSING + 7, done=3)
    assert [words for words, _url in seen.missing] == [
        line.title for line in seen.lines[3 : MOST_MISSING + 3]
    ]
    assert seen.more_missing == 4


def test_a_learner_resumes_the_lesson_last_touched_unless_it_is_done():
    seen = outlook(lessons=3, done=1)
    assert seen.resume == seen.lines[1]
    actions.record_facts(enrolment=seen.enrolment, facts=[actions.Fact("opened", seen.lines[2].key)])
    assert Outlook(seen.course, Enrolment.objects.get(), "en").resume.key == seen.lines[2].key
