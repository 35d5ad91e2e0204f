"""What of the courses can be found: the search reads this; see docs/reference/search-documents.md.

A course is one object for all its languages, with its lessons, for whatever changes in it compiles it anew. The title
of a closed lesson stands in the outline for everybody; its words are found by those who may read it, and only once
its module is open to all learners: what opens for each learner at another time is not found by its words.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from cms.pages.search_documents import words_of
from cms.topics.models import Topic

from ..enums import Level
from ..models import Course, Enrolment
from .catalogue import CERTIFICATE_NAMES, LENGTH_NAMES, length_of
from .models import BootcampPage, CoursePage, LessonPage

LESSONS = "hunar_course_pages.lesson"


def course_documents(course: Course) -> Iterator[dict]:
    shared = shared_facets(course)
    keywords = [name for topic in course.topics.all() for name in (topic.name, topic.name_ur) if name]
    keywords += [name for skill in course.skills.all() for name in (skill.name, skill.name_ur) if name]
    pages = {page.locale.language_code: page for page in live(CoursePage, translation_key=course.key)}
    for language, page in pages.items():
        yield {
            "part": language,
            "page": page,
            "title": page.title,
            "summary": page.summary,
            "text": "\n".join([page.outcomes, page.audience, words_of(page.description)]),
            "keywords": keywords,
            "facets": shared,
            "weight": 2.0,
        }
        yield from lesson_documents(course, page, language, shared)


def shared_facets(course: Course) -> dict:
    return {
        "topic": [topic.slug for topic in course.topics.all()],
        "level": course.level,
        "length": length_of(course.minutes),
        "certificate": "yes" if course.certificate_template_id else "no",
    }


def lesson_documents(course: Course, page: CoursePage, language: str, shared: dict) -> Iterator[dict]:
    items = {item.key: item for item in course.items.all() if item.is_live and not item.parent}
    modules = {module["key"]: module for module in course.modules}
    learners = learners_of(course)
    for lesson in live(LessonPage).descendant_of(page):
        if (item := items.get(str(lesson.translation_key))) is None:
            continue
        plain = {
            "kind": LESSONS,
            "part": f"{language}/{item.key}",
            "page": lesson,
            "title": lesson.title,
            "within": page.title,
            "within_url": page.get_url() or "",
            "facets": shared,
        }
        words = {"summary": lesson.intro, "text": words_of(lesson.body)}
        if lesson.is_open:
            yield plain | words
        elif open_to_learners(modules.get(item.module, {})):
            yield plain | {"unless": [learners]}
            yield plain | words | {"part": f"{plain['part']}/learners", "audience": [learners]}
        else:
            yield plain


def live(model, **wanted):
    return model.objects.live().filter(**wanted).select_related("locale").order_by("path")


def open_to_learners(module: dict) -> bool:
    """Whether every learner of the course may read the module by now."""
    if module.get("release") == "date":
        return bool(module["date"]) and parse_datetime(module["date"]) <= timezone.now()
    return module.get("release") == "at_once"


def learners_of(course: Course) -> str:
    return f"learners:{course.pk}"


def audiences(request) -> list[str]:
    """The courses this visitor may go on in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    courses = Enrolment.objects.for_user(user).open().values_list("course_id", flat=True)
    return [f"learners:{pk}" for pk in sorted(set(courses))]


def live_courses():
    return Course.objects.live().prefetch_related("topics", "skills", "items")


def courses_about(topic: Topic) -> list[int]:
    return list(topic.courses.values_list("pk", flat=True))


def bootcamp_document(page: BootcampPage) -> dict:
    return {
        "title": page.title,
        "summary": page.summary,
        "text": "\n".join([page.audience, page.place, words_of(page.description)]),
        "weight": 1.5,
    }


def topic_names(language: str) -> dict:
    return {topic.slug: topic.name_in(language) for topic in Topic.objects.all()}


SOURCES = [
    {
        "name": "course",
        "label": _("Course"),
        "model": "hunar_courses.Course",
        "objects": live_courses,
        "document": course_documents,
        "audiences": audiences,
        "also": {"hunar_topics.Topic": courses_about, "hunar_topics.Skill": courses_about},
        "parts": {LESSONS: _("Lesson")},
    },
    {
        "name": "bootcamp",
        "label": _("Bootcamp"),
        "model": "hunar_course_pages.BootcampPage",
        "document": bootcamp_document,
    },
]

FACETS = [
    {"name": "topic", "label": _("Topic"), "labels": topic_names},
    {"name": "level", "label": _("Level"), "labels": lambda language: dict(Level.choices)},
    {"name": "length", "label": _("Length"), "labels": lambda language: LENGTH_NAMES},
    {"name": "certificate", "label": _("Certificate"), "labels": lambda language: CERTIFICATE_NAMES},
]
