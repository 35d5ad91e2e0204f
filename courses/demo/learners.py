"""The demo's learners at different points, their cohorts and their certificates, through the ordinary actions."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from cms.accounts.demo import person
from cms.certificates.actions import revoke
from cms.certificates.enums import ReasonClass
from cms.pages.demo import stable_key

from ..actions import Claim, Fact, enrol, record_claims, record_facts, take_seat
from ..actions.finishing import award_certificate
from ..models import Bootcamp, Cohort, Course, Enrolment
from . import words
from .building import course_key, lesson_key
from .words import Lesson

#: The courses are made to look this many days old, so that learners have a past in them.
AGE = 60


@dataclass(frozen=True)
class Story:
    """How far somebody has come in a course, and since how many days. `failed` names quizzes not passed at first."""

    person: str
    course: str
    days: int
    lessons: int
    failed: Sequence[str] = ()
    revoked: bool = False


STORIES = (
    Story("sana", "start-freelancing", days=1, lessons=0),
    Story("bilal", "start-freelancing", days=16, lessons=6, failed=("find-your-footing",)),
    Story("amina", "start-freelancing", days=40, lessons=12, failed=("win-a-client",)),
    Story("amina", "stay-safe-online", days=9, lessons=1),
    Story("farhan", "get-paid-safely", days=30, lessons=3, revoked=True),
)
SEATS = (("hina", "Morning group for women"), ("waqas", "Evening group"))


def enrol_learners() -> list[str]:
    for story in STORIES:
        tell(story)
    cohorts = {cohort.name: cohort for cohort in open_cohorts()}
    for name, cohort in SEATS:
        take_seat(cohort=cohorts[cohort], person=person(name))
    return []


def finish() -> list[str]:
    """Award what was earned, without waiting for the worker; and take one back."""
    for story in STORIES:
        enrolment = enrolment_of(story)
        certificate = award_certificate(enrolment=enrolment) if enrolment else None
        if certificate and story.revoked:
            revoke(
                certificate=certificate,
                reason_class=ReasonClass.MISTAKE,
                note="Demo: another person's work was handed in.",
                by=person("staff").user,
            )
    return []


def enrolment_of(story: Story) -> Enrolment | None:
    return Enrolment.objects.filter(
        person=person(story.person), course__key=course_key(story.course), cohort=None
    ).first()


def tell(story: Story) -> None:
    """Enrol the learner as long ago as the story says, and record the lessons they have read."""
    course = Course.objects.get(key=course_key(story.course))
    make_older(course)
    enrolment = enrolment_of(story)
    if enrolment is None:
        enrolment = enrol(person=person(story.person), course=course)
        since = timezone.now() - timedelta(days=story.days)
        Enrolment.objects.filter(pk=enrolment.pk).update(enrolled_at=since)
        enrolment.refresh_from_db()
    claims = [claim for lesson, at in path(story, enrolment) for claim in opening(story, lesson, at)]
    record_claims(enrolment=enrolment, claims=claims)
    record_facts(enrolment=enrolment, facts=list(reading(story, enrolment)))


def make_older(course: Course) -> None:
    """Let the first version of the syllabus have been in force since long before the first learner."""
    since = timezone.now() - timedelta(days=AGE)
    young = course.versions.filter(number=1, since__gt=since + timedelta(days=1), choice="keep")
    if not course.enrolments.exists() and young.update(since=since):
        course.stamp = uuid.uuid4()  # what is remembered of the syllabus is looked up anew
        course.save(update_fields=["stamp"])


def path(story: Story, enrolment: Enrolment) -> Iterator[tuple[Lesson, datetime]]:
    """The lessons of the story and the one after them, each with the time it was begun."""
    lessons = lessons_of(story.course)[: story.lessons + 1]
    apart = timedelta(days=story.days) / (len(lessons) + 1)
    for number, lesson in enumerate(lessons):
        yield lesson, enrolment.enrolled_at + apart * number + timedelta(minutes=5)


def lessons_of(course: str) -> Sequence[Lesson]:
    return next(one for one in words.courses() if one.slug == course).lessons


def opening(story: Story, lesson: Lesson, at: datetime) -> Iterator[Claim]:
    yield Claim(event_id(story, lesson, "opened"), "opened", str(lesson_key(story.course, lesson.name)), at)


def reading(story: Story, enrolment: Enrolment) -> Iterator[Fact]:
    for lesson, at in list(path(story, enrolment))[: story.lessons]:
        if lesson.words["en"]["completion"] == "read":
            yield Fact(
                "marked",
                str(lesson_key(story.course, lesson.name)),
                id=event_id(story, lesson, "marked"),
                at=at + timedelta(minutes=lesson.words["en"]["minutes"]),
            )


def event_id(story: Story, lesson: Lesson, kind: str) -> UUID:
    return stable_key("event", story.person, story.course, lesson.name, kind)


def open_cohorts() -> list[Cohort]:
    """The cohorts of the bootcamp, made with dates that lie ahead."""
    camp = words.bootcamp()
    bootcamp = Bootcamp.objects.get(key=stable_key("bootcamp"))
    today = timezone.localdate()
    return [
        Cohort.objects.get_or_create(
            bootcamp=bootcamp,
            name=row["name"],
            defaults={
                "starts_on": today + timedelta(days=row["starts_in"]),
                "ends_on": today + timedelta(days=row["starts_in"] + row["lasts"]),
                "join_by": timezone.now() + timedelta(days=row["join_by"]),
                "language": row["language"],
                "name_ur": row["name_ur"],
                "place": camp["en"]["place"],
                "place_ur": camp["ur"]["place"],
                "open_to": row["open_to"],
                "capacity": row["capacity"],
            },
        )[0]
        for row in camp["cohorts"]
    ]
