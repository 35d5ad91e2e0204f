"""The main job on a real course: bring it in, publish it, enrol, finish it, hold a certificate."""

import time
import uuid
from collections import Counter

import pytest
from django.test import Client

from cms.certificates.models import Certificate
from courses import actions as learning
from courses.interop.olx.actions import bring_course
from courses.interop.olx.models import CourseImport, ImportedItem
from courses.interop.olx.reading import read_course
from courses.models import Course, SyllabusItem
from courses.pages.models import CoursePage, LessonPage, ModulePage
from courses.quizzes import actions as quizzes
from courses.quizzes.marking import Choices, Numeric, Words
from courses.quizzes.models import Question, Quiz

from ...cms.accounts.factories import learner
from ...cms.certificates.factories import template
from ..factories import catalogue

pytestmark = pytest.mark.django_db
SECONDS_ALLOWED = 60
BROUGHT_IN, AS_PROSE = 17, 1
REFUSED = {
    "formula": 1,
    "pattern": 1,
    "image_answer": 1,
    "script_random": 1,
    "script_graded": 2,
    "javascript": 2,
    "circuit": 1,
}


def bring(folder):
    record = CourseImport(name=folder.name)
    return bring_course(path=folder, parent=catalogue(), record=record)


def publish(course):
    """As an editor does it: the course, then everything below it."""
    for page in course.get_descendants(inclusive=True).specific():
        page.get_latest_revision().publish()


def right_answer(rule):
    if isinstance(rule, Choices):
        return sorted(rule.right)
    if isinstance(rule, Numeric):
        return str(float(rule.value))
    if isinstance(rule, Words):
        return rule.accepted[0]
    return {slot.key: slot.right[0] for slot in rule.slots}


def pass_quiz(enrolment, item):
    attempt = quizzes.start(enrolment=enrolment, item=item)
    for question in attempt.quiz:
        quizzes.answer(attempt=attempt, key=question.key, given=right_answer(question.marked.rule))
    return quizzes.submit(attempt=attempt)


def mark(enrolment, item):
    rows = type(enrolment).objects.filter(pk=enrolment.pk)
    return learning.mark_lesson(enrolments=rows, item=item, id=uuid.uuid4(), language="en")


def test_every_problem_of_the_demo_course_is_accounted_for(demo_course):
    record = bring(demo_course)
    lines = list(record.lines.filter(kind="problem"))
    assert sorted(line.usage for line in lines) == sorted(
        f"problem/{path.stem}" for path in (demo_course / "problem").glob("*.xml")
    )
    assert Counter(line.notes[0][0] for line in lines if line.outcome == "refused") == REFUSED
    brought = [line for line in lines if line.outcome != "refused"]
    assert Counter(bool(line.question_id) for line in brought) == {True: BROUGHT_IN + 2, False: AS_PROSE}
    assert all(line.words for line in lines if line.outcome != "imported")


def test_demo_course_comes_in_whole_and_fast(demo_course):
    began = time.monotonic()
    record = bring(demo_course)
    assert time.monotonic() - began < SECONDS_ALLOWED
    assert (ModulePage.objects.count(), LessonPage.objects.count()) == (6, 58)
    assert not CoursePage.objects.filter(live=True).exists()
    assert not Question.objects.filter(live=True).exists()
    components = Counter(component.kind for component in read_course(demo_course).components())
    told = Counter(record.lines.values_list("kind", flat=True))
    assert {kind: told[kind] for kind in components} == components
    assert (told["chapter"], told["sequential"], told["vertical"]) == (6, 17, 58)
    for lesson in LessonPage.objects.all():
        lesson.full_clean()
        for block in lesson.body:
            if block.block_type != "quiz":
                block.block.clean(block.value)


def test_demo_course_comes_again_unchanged(demo_course):
    bring(demo_course)
    items = ImportedItem.objects.count()
    again = bring(demo_course)
    assert set(again.lines.counts()) == {"unchanged", "refused"}
    assert ImportedItem.objects.count() == items


def test_learner_finishes_the_demo_course_and_is_certified(demo_course, django_capture_on_commit_callbacks):
    page = CoursePage.objects.get(pk=bring(demo_course).course_id)
    page = page.get_latest_revision_as_object()
    page.certificate_template = template()
    page.save_revision()
    with django_capture_on_commit_callbacks(execute=True):
        publish(page)
    assert Quiz.objects.filter(live=True).count() == Quiz.objects.count() > 5
    course, user = Course.objects.get(key=page.translation_key), learner()
    client = Client()
    client.force_login(user)
    with django_capture_on_commit_callbacks(execute=True):
        enrolment = learning.enrol(person=user.person, course=course)
        for item in SyllabusItem.objects.filter(course=course).order_by("position"):
            work(client, enrolment, item)
    enrolment.refresh_from_db()
    assert enrolment.completed_at is not None
    certificate = Certificate.objects.for_person(user.person).get()
    assert (certificate.kind, certificate.subject) == ("course", str(course.key))


def work(client, enrolment, item):
    """What a diligent learner does with one item: read it, take its quiz, mark it as done."""
    if item.parent:
        if "quiz" in kinds_of(item):
            assert pass_quiz(enrolment, item.key).passed
        return
    page = LessonPage.objects.get(translation_key=item.key)
    assert client.get(page.url).status_code == 200
    if page.completion == LessonPage.Completion.READ:
        mark(enrolment, item.key)


def kinds_of(item):
    lesson, key = item.key.split("/")
    page = LessonPage.objects.get(translation_key=lesson)
    activities = (block for block in page.body if block.block_type in ("quiz", "video", "audio"))
    return {block.block_type for block in activities if block.value["key"] == key}
