"""Whatever changes a live page below a course recompiles it, and only what matters makes a new version."""

import pytest
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Locale

from courses import actions
from courses.models import Course, SyllabusItem
from courses.pages.models import CoursePage, LessonPage, ModulePage

from ..cms.people.factories import person
from .factories import add_lesson, catalogue, course_page, home, lesson_keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def of(page) -> Course:
    return Course.objects.get(key=page.translation_key)


def lessons(page):
    return LessonPage.objects.descendant_of(page).order_by("path")


def numbers(course):
    return list(course.versions.values_list("number", flat=True))


def publish(page):
    page.save_revision().publish()


@transaction.atomic
def publish_in_vain(page):
    publish(page)
    raise RuntimeError


def test_words_make_no_new_version(committed):
    page = course_page(lessons=2)
    lesson = lessons(page)[0]
    lesson.title, lesson.body = "Better words", [("text", "<p>Better</p>")]
    with committed():
        publish(lesson)
    course = of(page)
    assert numbers(course) == [1]
    assert course.items.get(key=lesson.translation_key).title == "Better words"


def test_many_pages_published_together_are_compiled_once(committed, monkeypatch):
    page, other = course_page(lessons=3), course_page("Other", lessons=1)
    compiled = []
    monkeypatch.setattr("courses.pages.receivers.compile_course", compiled.append)
    for _ in range(2):
        with committed():
            for lesson in [*lessons(page), *lessons(other)]:
                publish(lesson)
    assert compiled == [page.translation_key, other.translation_key] * 2


def test_what_was_rolled_back_keeps_nothing_from_being_compiled(committed, monkeypatch):
    page = course_page(lessons=1)
    compiled = []
    monkeypatch.setattr("courses.pages.receivers.compile_course", compiled.append)
    with committed():
        with pytest.raises(RuntimeError):
            publish_in_vain(lessons(page)[0])
        publish(lessons(page)[0])
    assert compiled == [page.translation_key]


def test_a_new_required_lesson_makes_one_and_an_optional_one_does_not(committed):
    page = course_page(lessons=1)
    module = ModulePage.objects.child_of(page).get()
    add_lesson(module, "Optional", required=False)
    assert numbers(of(page)) == [1]
    add_lesson(module, "Required")
    assert numbers(of(page)) == [1, 2]


def test_unpublishing_moving_and_deleting_a_lesson_recompile(committed):
    page, other = course_page(lessons=4), course_page("Other", lessons=1)
    first, second, third, _fourth = lessons(page)
    with committed():
        first.unpublish()
    with committed():
        second.delete()
    with committed():
        third.move(ModulePage.objects.child_of(other).get(), pos="last-child")
    assert len(lesson_keys(of(page))) == 1
    assert len(lesson_keys(of(other))) == 2
    assert SyllabusItem.objects.filter(course=of(page), is_live=False).count() == 3


def test_reordering_lessons_makes_a_new_version(committed):
    page = course_page(lessons=2)
    first, second = lessons(page)
    with committed():
        second.move(first, pos="left")
    assert lesson_keys(of(page)) == [str(second.translation_key), str(first.translation_key)]
    assert numbers(of(page)) == [1, 2]


def test_a_new_slug_above_changes_every_address(committed):
    page = course_page(lessons=1)
    index = catalogue()
    index.slug = "learn"
    with committed():
        publish(index)
    course = of(page)
    assert course.url.startswith("/en/learn/")
    assert course.items.get().url == course.url + "module-1/lesson-11/"


def test_a_deleted_course_is_archived_and_its_records_stay(committed):
    page = course_page()
    enrolment = actions.enrol(person=person(), course=of(page))
    with committed():
        CoursePage.objects.get(pk=page.pk).delete()
    enrolment.refresh_from_db()
    assert enrolment.course.state == "archived"


def test_both_languages_share_one_record_and_the_untranslated_is_shown_in_the_source_language(committed):
    page = course_page(lessons=2)
    home("ur"), catalogue("ur")
    urdu = Locale.objects.get(language_code="ur")
    module = ModulePage.objects.child_of(page).get()
    for original, title in ((page, "فری لانسنگ"), (module, "پہلا حصہ"), (lessons(page)[0], "پہلا سبق")):
        copy = original.copy_for_translation(urdu)
        copy.title = title
        with committed():
            publish(copy)
    course = of(page)
    assert Course.objects.count() == 1
    assert course.word("title", "ur") == "فری لانسنگ"
    first, second = course.items.lessons()
    assert first.word("title", "ur") == "پہلا سبق"
    assert first.word("url", "ur").startswith("/ur/")
    assert second.word("title", "ur") == "Lesson 1.2"
    assert second.word("url", "ur").startswith("/en/")
    assert numbers(course) == [1]


def test_a_copied_course_is_a_new_course(committed):
    page = course_page(lessons=2)
    with committed():
        copy = page.copy(recursive=True, update_attrs={"slug": "copy", "title": "Copy"}, keep_live=True)
    call_command("compile_courses", verbosity=0)
    assert copy.translation_key != page.translation_key
    assert not set(lesson_keys(of(copy))) & set(lesson_keys(of(page)))


def test_compiling_again_changes_no_row_but_the_stamp():
    page = course_page(lessons=2)

    def rows():
        course = of(page)
        return course.words, course.modules, list(course.items.values()), list(course.versions.values())

    before = rows()
    call_command("compile_courses", verbosity=0)
    assert rows() == before


def test_a_lesson_of_a_module_that_is_not_live_is_not_in_the_course(committed):
    page = course_page(lessons=1, modules=2)
    with committed():
        ModulePage.objects.child_of(page).first().unpublish()
    assert len(lesson_keys(of(page))) == 1


@pytest.mark.parametrize(("choice", "completed"), [("keep", True), ("notify", True), ("require", False)])
def test_the_editors_choice_about_a_new_lesson(committed, choice, completed):
    page = course_page(lessons=2)
    course = of(page)
    enrolment = actions.enrol(person=person(), course=course)
    old = lesson_keys(course)
    actions.record_facts(enrolment=enrolment, facts=[actions.Fact("marked", old[0])])
    add_lesson(ModulePage.objects.child_of(page).get(), "New")
    version = of(page).versions.get(number=2)
    editor = person("Editor")
    with committed():
        actions.choose_for_learners(version=version, choice=choice, by=editor)
        actions.record_facts(enrolment=enrolment, facts=[actions.Fact("marked", old[1])])
    enrolment.refresh_from_db()
    assert (enrolment.completed_at is not None) == completed
    assert version.decisions.get().choice == choice


def test_requiring_a_new_part_never_deletes_a_completion(committed):
    page = course_page(lessons=1)
    course = of(page)
    enrolment = actions.enrol(person=person(), course=course)
    actions.record_facts(enrolment=enrolment, facts=[actions.Fact("marked", lesson_keys(course)[0])])
    enrolment.refresh_from_db()
    ended = enrolment.completed_at
    with committed():
        add_lesson(ModulePage.objects.child_of(page).get(), "New")
        actions.choose_for_learners(
            version=of(page).versions.get(number=2), choice="require", by=person("Editor")
        )
    actions.rebuild_progress(enrolment)
    enrolment.refresh_from_db()
    assert enrolment.completed_at == ended is not None


def test_taking_the_missing_lesson_away_completes_and_tells(committed):
    page = course_page(lessons=2)
    course = of(page)
    amina = person()
    enrolment = actions.enrol(person=amina, course=course)
    actions.record_facts(enrolment=enrolment, facts=[actions.Fact("marked", lesson_keys(course)[0])])
    with committed():
        lessons(page)[1].unpublish()
    enrolment.refresh_from_db()
    assert enrolment.completed_at == of(page).versions.get(number=2).since
    assert amina.notices.get().kind == "course_completed"
