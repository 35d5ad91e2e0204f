"""The syllabus of a course as plain values, remembered per process: it is asked for on every request."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from uuid import UUID

from . import pacing
from .models import Course, SyllabusItem, SyllabusVersion
from .packing import unpack_items


def versions_of(course: Course) -> tuple[pacing.Version, ...]:
    """Every version, oldest first."""
    return _versions(course.pk, course.stamp)


@lru_cache(maxsize=512)
def _versions(course_id: int, stamp: UUID) -> tuple[pacing.Version, ...]:
    return tuple(map(_plain, SyllabusVersion.objects.filter(course=course_id).order_by("number")))


def _plain(version: SyllabusVersion) -> pacing.Version:
    return pacing.Version(
        version.number,
        version.since,
        unpack_items(version.items),
        pacing.Rule(version.rule_kind, version.rule_count, version.rule_grade),
        version.choice,
        version.chosen_at,
    )


def current_items(course: Course) -> tuple[SyllabusItem, ...]:
    """Every lesson and activity that is live now, in order."""
    return _items(course.pk, course.stamp)


@lru_cache(maxsize=512)
def _items(course_id: int, stamp: UUID) -> tuple[SyllabusItem, ...]:
    return tuple(SyllabusItem.objects.filter(course=course_id).live())


def pacing_item(item: SyllabusItem) -> pacing.Item:
    return pacing.Item(**{one.name: getattr(item, one.name) for one in fields(pacing.Item)})


def forget() -> None:
    """Forget what is remembered, as a new process would have."""
    _versions.cache_clear()
    _items.cache_clear()
