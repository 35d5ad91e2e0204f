"""Background work of learning. Each task takes an id, fetches, and calls one action."""

from django_tasks import task

from .actions.finishing import award_certificate, tell_completed
from .actions.following import follow_grading, follow_version
from .actions.joining import settle_course
from .models import Course, Enrolment, SyllabusVersion


@task()
def finish_enrolment(enrolment_id: int) -> None:
    """Award the course's certificate and tell the learner."""
    enrolment = Enrolment.objects.select_related("course__certificate_template", "person").get(
        pk=enrolment_id
    )
    award_certificate(enrolment=enrolment)
    tell_completed(enrolment=enrolment)


@task()
def follow_syllabus(version_id: int) -> None:
    """See what a new version, or an editor's choice about it, means for everybody in the course."""
    version = SyllabusVersion.objects.select_related("course").filter(pk=version_id).first()
    if version:
        follow_version(version=version)


@task()
def follow_counting(course_id: int) -> None:
    """Write the grades of a course's learners anew after another attempt counts."""
    if course := Course.objects.filter(pk=course_id).first():
        follow_grading(course=course)


@task()
def settle_joined(course_id: int) -> None:
    """See where everybody stands once two courses have become one."""
    if course := Course.objects.filter(pk=course_id).first():
        settle_course(course=course)
