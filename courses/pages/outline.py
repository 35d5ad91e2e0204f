"""A course as its editors see it: every lesson with its state and size, and what a change means for learners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ..models import Course, Enrolment, SyllabusItem, SyllabusVersion
from .weighing import HEAVY

STATES = {
    "live": _("Live"),
    "changed": _("Live, with a draft"),
    "scheduled": _("Scheduled"),
    "draft": _("Draft"),
    "empty": _("Draft, empty"),
}


@dataclass(frozen=True)
class LessonRow:
    page: Page
    weight: int | None  # bytes as sent, without media; None until it is live

    @property
    def state(self) -> str:
        if self.page.live:
            return "changed" if self.page.has_unpublished_changes else "live"
        if self.page.approved_schedule:
            return "scheduled"
        return "draft" if self.page.latest_revision_id else "empty"

    @property
    def state_words(self) -> str:
        return STATES[self.state]

    @property
    def is_heavy(self) -> bool:
        return (self.weight or 0) > HEAVY


@dataclass(frozen=True)
class ModuleRow:
    page: Page
    lessons: list[LessonRow]


def rows(course_page: Page) -> Iterator[ModuleRow]:
    """Modules and lessons in order, drafts too; the queries do not grow with them."""
    pages = list(course_page.get_descendants().specific().order_by("path"))
    modules = [page for page in pages if page.is_child_of(course_page)]
    items = SyllabusItem.objects.filter(course__key=course_page.translation_key, parent="")
    weights = dict(items.values_list("key", "weight"))
    for module in modules:
        own = [page for page in pages if page.is_child_of(module)]
        yield ModuleRow(
            module, [LessonRow(lesson, weights.get(str(lesson.translation_key))) for lesson in own]
        )


def undecided_version(course_page: Page) -> tuple[SyllabusVersion | None, int]:
    """The newest version that came after people had begun, and how many are still learning."""
    course = Course.objects.filter(key=course_page.translation_key).first()
    version = course.versions.in_force().first() if course else None
    if version is None or version.number == 1:
        return None, 0
    learners = Enrolment.objects.in_course(course).active().filter(enrolled_at__lt=version.since).count()
    return (version, learners) if learners else (None, 0)
