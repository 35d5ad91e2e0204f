"""Making one course of two that were written apart in two languages. No fact, completion or certificate is lost."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from cms.certificates.actions import move_subject

from ..enums import Standing
from ..models import Course, Enrolment, ItemProgress, JoinedCourse, LearningEvent, SyllabusItem
from ..records import registered, rename
from ..signals import courses_joined
from .finishing import KIND
from .recording import Fact, rebuild_progress, record_facts, settle

Keys = Mapping[str, str]  # the key a module, lesson or activity had: the key it has now


@transaction.atomic
def join_courses(*, kept: uuid.UUID, joined: uuid.UUID, keys: Keys, by=None) -> Course:
    """Make the course `joined` a language of `kept`, with all its records. The rules of `kept` hold from now on.

    Joining again changes nothing. What was recorded under an old key stands under the new one; what has no partner
    keeps its key and stays in the history. Summaries follow in the background.
    """
    courses = {course.key: course for course in _locked_courses(kept, joined)}
    if joined not in courses:
        return courses[kept]
    course, former = courses[kept], courses[joined]
    theirs = Enrolment.objects.in_course(former)
    list(theirs.select_for_update().order_by("pk").values_list("pk", flat=True))  # nobody records meanwhile
    _rename(theirs, keys)
    _absorb_doubles(course, former)
    _move_items(course, former, keys)
    _move_links(course, former)
    move_subject(kind=KIND, old=str(joined), new=str(kept))
    _remember(course, former, keys, by)
    move_rows(former, course)
    former.delete()
    Course.objects.filter(pk=course.pk).update(stamp=uuid.uuid4())
    transaction.on_commit(lambda: courses_joined.send(Course, course=course, former=joined))
    return course


def _locked_courses(*keys: uuid.UUID) -> Sequence[Course]:
    """Held in one order, whoever asks; nobody enrols in them until this is over."""
    return list(Course.objects.select_for_update(of=("self",)).filter(key__in=keys).order_by("pk"))


def _rename(enrolments: models.QuerySet[Enrolment], keys: Keys) -> None:
    rename(LearningEvent.objects.filter(enrolment__in=enrolments), "item", keys)
    rename(ItemProgress.objects.filter(enrolment__in=enrolments), "item", keys)
    rename(enrolments, "last_item", keys)
    for records in registered():
        records.rename(enrolments, keys)


def _absorb_doubles(course: Course, former: Course) -> None:
    """Whoever is in both has one enrolment afterwards, or one for each cohort."""
    found: dict[int, list[Enrolment]] = {}
    in_both = Enrolment.objects.in_course(former).values("person")
    for enrolment in Enrolment.objects.in_course(course).filter(person__in=in_both).select_for_update():
        found.setdefault(enrolment.person_id, []).append(enrolment)
    for enrolment in Enrolment.objects.in_course(former).filter(person__in=found).leading():
        if home := home_of(enrolment, found[enrolment.person_id]):
            absorb(home, enrolment)


def home_of(enrolment: Enrolment, theirs: Sequence[Enrolment]) -> Enrolment | None:
    """Which of the person's enrolments in the other course takes this one in; None: it stands beside them.

    The one with the same cohort does; one made alone joins a cohort's, as it does when somebody takes a seat.
    """
    by_cohort = {other.cohort_id: other for other in theirs}
    if enrolment.cohort_id in by_cohort:
        return by_cohort[enrolment.cohort_id]
    if enrolment.cohort_id is None:
        return max(theirs, key=lambda other: other.cohort_id or 0)
    return by_cohort.get(None)


def absorb(kept: Enrolment, absorbed: Enrolment) -> None:
    """Make one enrolment of two: its facts are those of both, and its state follows from them."""
    learning = {kept.standing, absorbed.standing} != {Standing.WITHDRAWN}
    kept.enrolled_at = min(kept.enrolled_at, absorbed.enrolled_at)
    kept.cohort_id = kept.cohort_id or absorbed.cohort_id
    kept.save(update_fields=["enrolled_at", "cohort"])
    for records in registered():
        records.absorb(kept, absorbed)
    absorbed.progress.all().delete()  # a summary: made again below
    move_rows(absorbed, kept)
    absorbed.delete()
    rebuild_progress(kept)
    if not kept.events.filter(
        kind="completed"
    ).exists():  # both together may meet the rule: then that is a fact
        Enrolment.objects.filter(pk=kept.pk).update(completed_at=None)
        settle(kept)
    kept.refresh_from_db()
    if learning and kept.standing == Standing.WITHDRAWN:  # they left the one because they were in the other
        record_facts(enrolment=kept, facts=[Fact("returned", payload={"reason": "courses joined"})])


def move_rows(old: models.Model, new: models.Model) -> None:
    """Whatever still points at the old row points at the new one, whichever app it is of."""
    for relation in old._meta.related_objects:
        if not relation.many_to_many:
            name = relation.field.name
            relation.related_model._base_manager.filter(**{name: old}).update(**{name: new})


def _move_items(course: Course, former: Course, keys: Keys) -> None:
    """What has a partner is one item with it; the rest is history of the course that stays."""
    known = set(course.items.values_list("key", flat=True))
    moved = []
    for item in former.items.all():
        item.key, item.parent, item.module = (
            keys.get(key, key) for key in (item.key, item.parent, item.module)
        )
        item.course, item.is_live = course, False
        if item.key not in known:
            moved.append(item)
    SyllabusItem.objects.bulk_update(moved, ["key", "parent", "module", "course", "is_live"], batch_size=100)
    former.items.all().delete()


def _move_links(course: Course, former: Course) -> None:
    for bootcamp in former.bootcamps.all():
        bootcamp.courses.add(course)
    for later in Course.objects.filter(prerequisites=former).exclude(pk=course.pk):
        later.prerequisites.add(course)


def _remember(course: Course, former: Course, keys: Keys, by) -> None:
    """Leave the way from the old keys to the new, for devices that come back later and for the log."""
    for earlier in former.joined.all():
        earlier.items = {old: keys.get(new, new) for old, new in earlier.items.items()}
        earlier.save(update_fields=["items"])
    JoinedCourse.objects.create(
        key=former.key,
        course=course,
        words=former.words,
        items=dict(keys),
        syllabus=[_as_was(version) for version in former.versions.prefetch_related("decisions")],
        at=timezone.now(),
        by=by,
    )
    former.versions.all().delete()


def _as_was(version) -> dict[str, Any]:
    names = ("number", "since", "items", "rule_kind", "rule_count", "rule_grade", "choice", "chosen_at")
    decisions = [{"choice": made.choice, "at": made.at, "by": made.by_id} for made in version.decisions.all()]
    return {name: getattr(version, name) for name in names} | {"decisions": decisions}


def settle_course(*, course: Course) -> int:
    """Settle every enrolment of the course, whoever they are; returns how many. Safe to run again."""
    count = 0
    for enrolment in Enrolment.objects.in_course(course).iterator():
        settle(enrolment)
        count += 1
    return count
