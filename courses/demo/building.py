"""From the words of the demo's courses to pages in both languages, as an editor would have made them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from wagtail.models import Page

from cms.certificates.demo import certificate_template
from cms.pages.demo import body, home_page, stable_key, write_page
from cms.topics.models import Skill, Topic

from ..pages.models import BootcampPage, CourseIndexPage, CoursePage, LessonPage, ModulePage
from . import words
from .pictures import picture
from .words import Course, Lesson, Module, Words

#: What course pages take from `course.toml` as it stands there.
FACTS = ("level", "opening", "rule_kind")
QUIZ = "quiz"


def build() -> list[str]:
    """Write the catalogue, the courses and the bootcamp. One transaction each, so that each is compiled when whole."""
    index = write_page(CourseIndexPage, home_page(), words.catalogue()["slug"], _index_fields)
    for course in words.courses():
        with transaction.atomic():
            build_course(course, index)
    with transaction.atomic():
        write_page(
            BootcampPage,
            index,
            words.bootcamp()["slug"],
            _bootcamp_fields,
            key=stable_key("bootcamp"),
            relate=_relate_bootcamp,
        )
    return []


def build_course(course: Course, index: Page) -> None:
    page = write_page(
        CoursePage,
        index,
        course.slug,
        _course_fields(course),
        key=course_key(course.slug),
        relate=_relating(course),
    )
    for module in course.modules:
        below = write_page(
            ModulePage,
            page,
            module.slug,
            _module_fields(module),
            key=stable_key("module", course.slug, module.slug),
        )
        for lesson in module.lessons:
            write_page(
                LessonPage,
                below,
                lesson.slug,
                _lesson_fields(course, lesson),
                key=lesson_key(course.slug, lesson.name),
            )


def course_key(slug: str) -> UUID:
    return stable_key("course", slug)


def lesson_key(course: str, lesson: str) -> UUID:
    return stable_key("lesson", course, lesson)


def activity_key(course: str, quiz: str) -> UUID:
    return stable_key("activity", course, quiz)


def quiz_key(course: str, quiz: str) -> UUID:
    return stable_key("quiz", course, quiz)


def _index_fields(language: str) -> Words:
    text = words.catalogue()[language]
    return text | {"search_description": text["intro"], "show_in_menus": True}


def _course_fields(course: Course) -> Callable[[str], Words]:
    def fields(language: str) -> Words:
        text = course.words[language]
        return {
            **{name: course.facts[name] for name in FACTS},
            **{name: text[name] for name in ("title", "summary", "audience", "contact")},
            "search_description": text["summary"],
            "outcomes": "\n".join(text["outcomes"]),
            "description": body([{"text": text["description"]}], course.slug),
            "image": picture(course.facts["picture"]),
            "certificate_template": certificate_template(),
        }

    return fields


def _relating(course: Course) -> Callable[[CoursePage], None]:
    def relate(page: CoursePage) -> None:
        page.topics.set(Topic.objects.filter(slug__in=course.facts["topics"]))
        page.skills.set(Skill.objects.filter(slug__in=course.facts["skills"]))

    return relate


def _module_fields(module: Module) -> Callable[[str], Words]:
    return lambda language: module.words[language] | {"release": module.release}


def _lesson_fields(course: Course, lesson: Lesson) -> Callable[[str], Words]:
    def fields(language: str) -> Words:
        text = lesson.words[language]
        blocks = [_with_quiz(course, block, language) for block in text["body"]]
        return {
            "title": text["title"],
            "intro": text["intro"],
            "search_description": text["intro"],
            "minutes": text["minutes"],
            "completion": text["completion"],
            "is_open": text.get("is_open", False),
            "body": body(filter(None, blocks), course.slug, lesson.name),
        }

    return fields


def _with_quiz(course: Course, block: Words, language: str) -> Words | None:
    """The block, with the quiz of that name in that language found; None where quizzes are not installed."""
    if QUIZ not in block:
        return block
    pk = _quiz_pk(quiz_key(course.slug, block[QUIZ]), language)
    return {QUIZ: {"key": str(activity_key(course.slug, block[QUIZ])), QUIZ: pk}} if pk else None


def _quiz_pk(key: UUID, language: str) -> int | None:
    """The core of the room does not know its optional apps, so the quiz is asked for by name."""
    if not apps.is_installed("courses.quizzes"):
        return None
    rows = apps.get_model("hunar_quizzes", "Quiz").objects.filter(translation_key=key)
    return rows.filter(locale__language_code=language).values_list("pk", flat=True).first()


def _bootcamp_fields(language: str) -> Words:
    text: dict[str, Any] = words.bootcamp()[language]
    return {
        **{name: text[name] for name in ("title", "summary", "audience", "place", "contact")},
        "search_description": text["summary"],
        "image": picture(words.bootcamp()["picture"]),
        "description": body([{"text": text["description"]}], "bootcamp"),
    }


def _relate_bootcamp(page: BootcampPage) -> None:
    keys = [course_key(slug) for slug in words.bootcamp()["courses"]]
    page.courses.set(CoursePage.objects.filter(translation_key__in=keys, locale=page.locale))
