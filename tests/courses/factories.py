"""Courses to test with: real pages, published through Wagtail, compiled as they would be."""

import uuid
from datetime import timedelta

from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale, Page, Site

from cms.pages.models import HomePage
from courses.models import Bootcamp, Cohort, Course
from courses.pages.compiling import compile_course
from courses.pages.models import CourseIndexPage, CoursePage, LessonPage, ModulePage


def home(language="en"):
    """The home page of a language, on the default site; made when first asked for."""
    locale, _ = Locale.objects.get_or_create(language_code=language)
    found = HomePage.objects.filter(locale=locale).first()
    if found:
        return found
    source = HomePage.objects.first()
    root = Page.get_first_root_node() or Page.add_root(
        title="Root", slug="root"
    )  # a flushed test database has none
    page = HomePage(
        title=f"Hunar {language}", slug=f"hunar-{language}", sentence="Learn and earn.", locale=locale
    )
    if source:
        page.translation_key = source.translation_key
    root.add_child(instance=page)
    if not source:
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "root_page": page}
        )
    return page


def catalogue(language="en"):
    found = CourseIndexPage.objects.child_of(home(language)).first()
    if found:
        return found
    page = CourseIndexPage(title="Courses", slug="courses", locale=home(language).locale)
    if source := CourseIndexPage.objects.first():
        page.translation_key = source.translation_key
    return home(language).add_child(instance=page)


def text(words="Some words."):
    return ("text", f"<p>{words}</p>")


def course_page(
    title="Freelancing", *, lessons=3, modules=1, lesson=None, module=None, parent=None, **fields
):
    """A published course page with that many lessons in each module. `lesson` and `module` are fields of each."""
    parent = parent or catalogue()
    slug = f"{slugify(title)}-{uuid.uuid4().hex[:6]}"
    page = parent.add_child(instance=CoursePage(title=title, slug=slug, summary="One line.", **fields))
    for number in range(1, modules + 1):
        part = page.add_child(instance=ModulePage(title=f"Module {number}", **(module or {})))
        for place in range(1, lessons + 1):
            add_lesson(part, f"Lesson {number}.{place}", compiled=False, **(lesson or {}))
    compile_course(page.translation_key)
    return page


def add_lesson(module, title, *, compiled=True, **fields):
    """One more published lesson at the end of a module."""
    fields.setdefault("body", [text()])
    page = module.add_child(instance=LessonPage(title=title, **fields))
    if compiled:
        compile_course(CoursePage.objects.ancestor_of(page).get().translation_key)
    return page


def course(title="Freelancing", **fields) -> Course:
    """The records' row of a course made like that."""
    return Course.objects.get(key=course_page(title, **fields).translation_key)


def lesson_keys(course: Course) -> list[str]:
    return list(course.items.live().lessons().order_by("position").values_list("key", flat=True))


def cohort(*courses, name="Layyah, summer", capacity=2, days=30, **fields):
    bootcamp = Bootcamp.objects.create(
        key="6f1f0c8e-2c0e-4a8e-9df1-0d6f7e0f0a01",
        source_language="en",
        words={"en": {"title": "Summer bootcamp", "url": "/en/courses/summer/"}},
    )
    bootcamp.courses.set(courses)
    today = timezone.localdate()
    return Cohort.objects.create(
        bootcamp=bootcamp,
        name=name,
        starts_on=today,
        ends_on=today + timedelta(days=days),
        language="ur",
        capacity=capacity,
        **fields,
    )
