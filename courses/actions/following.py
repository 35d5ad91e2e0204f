"""After a syllabus changed: who is complete now, how far is everybody, and who should be told."""

from __future__ import annotations

from cms.notices.actions import language_of, notify

from ..enums import Choice
from ..models import Course, Enrolment, SyllabusVersion
from .recording import settle


def follow_version(*, version: SyllabusVersion) -> int:
    """Settle every open enrolment of the course against all versions; returns how many. Safe to run again."""
    enrolments = Enrolment.objects.in_course(version.course).active().select_related("person__user")
    count = 0
    for enrolment in enrolments.iterator():
        settle(enrolment)
        if version.choice == Choice.NOTIFY:
            _tell(enrolment, version)
        count += 1
    return count


def _tell(enrolment: Enrolment, version: SyllabusVersion) -> None:
    course = version.course
    notify(
        person=enrolment.person,
        kind="course_changed",
        params={
            "course": {language: course.word("title", language) for language in course.words},
            "url": course.word("url", language_of(enrolment.person)),
        },
        once=f"course_changed:{version.pk}:{enrolment.pk}",
    )


def follow_grading(*, course: Course) -> int:
    """Settle everybody who has a grade in the course, as which one counts has changed; returns how many."""
    count = 0
    for enrolment in Enrolment.objects.in_course(course).graded().iterator():
        settle(enrolment)
        count += 1
    return count
