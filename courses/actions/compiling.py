"""Keeping the syllabus: what the live pages of a course amount to, as rows that records stand on."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from .. import pacing
from ..enums import Counts, CourseState, RuleKind
from ..models import Bootcamp, Course, SyllabusItem, SyllabusVersion
from ..packing import pack_items
from ..signals import counting_changed, syllabus_changed

Words = dict[str, dict[str, str]]  # {language: {"title": …, "url": …}}


@dataclass(frozen=True)
class CompiledItem:
    """One lesson or activity: what pacing needs, and what a page shows."""

    item: pacing.Item
    words: Words
    required: bool = True
    minutes: int = 0
    weight: int = 0
    is_open: bool = False
    revision: int | None = None


@dataclass(frozen=True)
class CompiledCourse:
    """A course's live pages in plain values."""

    key: uuid.UUID
    source_language: str
    words: Words
    modules: Sequence[dict[str, Any]]
    items: Sequence[CompiledItem]
    rule: pacing.Rule = field(default_factory=pacing.Rule)
    level: str = "beginner"
    minutes: int = 0
    image: int | None = None
    topics: Sequence[int] = ()
    skills: Sequence[int] = ()
    opening: str = "always"
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    prerequisites: Sequence[uuid.UUID] = ()
    certificate_template: int | None = None


def store_course(compiled: CompiledCourse) -> Course:
    """Write the rows of a course. A changed set or order of required items, or a changed rule, is a new version."""
    with transaction.atomic():
        course, _ = Course.objects.update_or_create(
            key=compiled.key,
            defaults={
                "source_language": compiled.source_language,
                "state": CourseState.LIVE,
                "words": compiled.words,
                "modules": list(compiled.modules),
                "level": compiled.level,
                "minutes": compiled.minutes,
                "weight": sum(entry.weight for entry in compiled.items),
                "image_id": compiled.image,
                "opening": compiled.opening,
                "opens_at": compiled.opens_at,
                "closes_at": compiled.closes_at,
                "certificate_template_id": compiled.certificate_template,
                "stamp": uuid.uuid4(),
            },
        )
        course.prerequisites.set(Course.objects.filter(key__in=compiled.prerequisites))
        course.topics.set(compiled.topics)
        course.skills.set(compiled.skills)
        _store_items(course, compiled)
        _store_version(course, compiled)
    return course


def _store_items(course: Course, compiled: CompiledCourse) -> None:
    rows = [_row(course, position, entry) for position, entry in enumerate(compiled.items)]
    before = dict(course.items.filter(graded=True).values_list("key", "counts"))
    fields = [f.name for f in SyllabusItem._meta.concrete_fields if f.name not in {"id", "course", "key"}]
    SyllabusItem.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["course", "key"], update_fields=fields
    )
    course.items.exclude(key__in=[row.key for row in rows]).update(is_live=False)
    if any(before.get(row.key, row.counts) != row.counts for row in rows):
        transaction.on_commit(lambda: counting_changed.send(Course, course=course))


def _row(course: Course, position: int, entry: CompiledItem) -> SyllabusItem:
    return SyllabusItem(
        course=course,
        position=position,
        is_live=True,
        source_language=course.source_language,
        words=entry.words,
        required=entry.required,
        minutes=entry.minutes,
        weight=entry.weight,
        is_open=entry.is_open,
        revision=entry.revision,
        **asdict(entry.item),
    )


def _store_version(course: Course, compiled: CompiledCourse) -> None:
    items = pack_items(_asked(compiled))
    digest = hashlib.sha256(json.dumps([items, asdict(compiled.rule)], sort_keys=True).encode()).hexdigest()
    newest = course.versions.in_force().first()
    if newest and newest.digest == digest:
        return
    version = SyllabusVersion.objects.create(
        course=course,
        number=newest.number + 1 if newest else 1,
        since=timezone.now(),
        digest=digest,
        items=items,
        rule_kind=compiled.rule.kind,
        rule_count=compiled.rule.count,
        rule_grade=compiled.rule.grade,
    )
    transaction.on_commit(lambda: syllabus_changed.send(Course, course=course, version=version))


def _asked(compiled: CompiledCourse) -> list[pacing.Item]:
    """The required items. Which attempt counts belongs to the rule only where the rule is a grade."""
    items = [entry.item for entry in compiled.items if entry.required]
    if compiled.rule.kind == RuleKind.GRADE:
        return items
    return [replace(item, counts=Counts.BEST.value) for item in items]


def archive_course(key: uuid.UUID) -> None:
    """The course has no live page any more: nobody enrols, nothing is forgotten."""
    Course.objects.filter(key=key).update(state=CourseState.ARCHIVED, stamp=uuid.uuid4())


def store_bootcamp(
    *, key: uuid.UUID, source_language: str, words: Words, courses: Sequence[uuid.UUID]
) -> Bootcamp:
    """Write the row of a bootcamp and the courses it is made of."""
    with transaction.atomic():
        bootcamp, _ = Bootcamp.objects.update_or_create(
            key=key, defaults={"source_language": source_language, "words": words, "state": CourseState.LIVE}
        )
        bootcamp.courses.set(Course.objects.filter(key__in=courses))
    return bootcamp
