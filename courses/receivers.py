"""What follows from what happened in learning: each receiver hands an id to one task."""

from .signals import counting_changed, course_completed, courses_joined, syllabus_changed
from .tasks import finish_enrolment, follow_counting, follow_syllabus, settle_joined


def connect() -> None:
    course_completed.connect(on_course_completed, dispatch_uid="hunar_courses.completed")
    courses_joined.connect(on_courses_joined, dispatch_uid="hunar_courses.joined")
    syllabus_changed.connect(on_syllabus_changed, dispatch_uid="hunar_courses.syllabus")
    counting_changed.connect(on_counting_changed, dispatch_uid="hunar_courses.counting")


def on_course_completed(sender, enrolment, **kwargs):
    finish_enrolment.enqueue(enrolment.pk)


def on_courses_joined(sender, course, **kwargs):
    settle_joined.enqueue(course.pk)


def on_syllabus_changed(sender, course, version, **kwargs):
    follow_syllabus.enqueue(version.pk)


def on_counting_changed(sender, course, **kwargs):
    follow_counting.enqueue(course.pk)
