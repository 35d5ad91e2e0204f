"""What a learner sees of a course: every lesson with its state, what is missing, and the one next step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import groupby
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import pacing
from .enums import Standing
from .models import Course, Enrolment, SyllabusItem
from .packing import unpack_modules, unpack_state
from .querysets import EnrolmentQuerySet
from .releasing import openings
from .syllabus import current_items, pacing_item, versions_of

#: What can be gone on with.
UNDONE = ("todo", "started")
#: How much of what is missing is told at once; the outline shows the rest.
MOST_MISSING = 5


@dataclass(frozen=True)
class LessonLine:
    """A lesson in the outline. `state`: todo, started, done or locked (its module is not open yet).

    `current` marks the one next step. `excused`: "lesson" when staff excused the learner from it, "part" when from an
    activity in it.
    """

    item: SyllabusItem
    language: str
    state: str = "todo"
    opens_at: datetime | None = None
    current: bool = False
    excused: str = ""

    @property
    def key(self) -> str:
        return self.item.key

    @property
    def title(self) -> str:
        return self.item.word("title", self.language)

    @property
    def url(self) -> str:
        return self.item.word("url", self.language)

    @property
    def is_optional(self) -> bool:
        return not self.item.required

    @property
    def is_foreign(self) -> bool:
        """Whether it is shown in the source language for want of a translation."""
        return not self.item.speaks(self.language)


@dataclass(frozen=True)
class ModuleLine:
    """A module in the outline, and when it opens: None while it waits for the one before it."""

    key: str
    title: str
    opens_at: datetime | None
    lessons: tuple[LessonLine, ...]

    @property
    def state(self) -> str:
        if self.opens_at is None or self.opens_at > timezone.now():
            return "locked"
        return "done" if self.done == len(self.lessons) else "todo"

    @property
    def minutes(self) -> int:
        return sum(line.item.minutes for line in self.lessons)

    @property
    def done(self) -> int:
        return sum(1 for line in self.lessons if line.state == "done")

    @property
    def is_current(self) -> bool:
        return any(line.current for line in self.lessons)


def states_of(enrolment: Enrolment) -> pacing.States:
    """What is known of each item, from the summaries."""
    return {item: unpack_state(state) for item, state in enrolment.progress.values_list("item", "state")}


class Outlook:
    """A course as one learner, or a guest (`enrolment` None), sees it now, in one language.

    Costs one query for an enrolled learner's progress; the syllabus itself is remembered per process. Who looks at many
    at once brings what is known of the items, and the items.
    """

    def __init__(
        self,
        course: Course,
        enrolment: Enrolment | None,
        language: str,
        states: pacing.States | None = None,
        items: Sequence[SyllabusItem] | None = None,
    ):
        self.course, self.enrolment, self.language = course, enrolment, language
        if states is not None:
            self.states = states
        if items is not None:
            self.items = tuple(items)

    @cached_property
    def items(self) -> tuple[SyllabusItem, ...]:
        return current_items(self.course)

    @cached_property
    def states(self) -> pacing.States:
        return states_of(self.enrolment) if self.enrolment else {}

    @cached_property
    def moments(self) -> Mapping[str, datetime | None]:
        """When each lesson and activity was done."""
        return pacing.moments_done([pacing_item(item) for item in self.items], self.states)

    @cached_property
    def progress(self) -> pacing.Progress:
        enrolled_at = self.enrolment.enrolled_at if self.enrolment else timezone.now()
        return pacing.progress(versions_of(self.course), self.states, enrolled_at)

    @cached_property
    def openings(self) -> Mapping[str, datetime | None]:
        """When each module opens."""
        done: dict[str, list[datetime | None]] = {}
        for item in self.items:
            if not item.parent and item.required:
                done.setdefault(item.module, []).append(self.moments[item.key])
        start = self.enrolment.enrolled_at if self.enrolment else timezone.now()
        return openings(unpack_modules(self.course.modules), done, start)

    @cached_property
    def lines(self) -> tuple[LessonLine, ...]:
        """Every lesson in order, with its state."""
        lessons = [self._line(item) for item in self.items if not item.parent]
        if not self.is_learning:
            return tuple(lessons)
        following = next((line.key for line in lessons if line.state in UNDONE), None)
        return tuple(replace(line, current=line.key == following) for line in lessons)

    def _line(self, item: SyllabusItem) -> LessonLine:
        opens_at = self.openings.get(item.module)
        return LessonLine(
            item, self.language, self._state(item, opens_at), opens_at, excused=self._excused(item.key)
        )

    @cached_property
    def excused(self) -> frozenset[str]:
        """What is done because staff excused the learner, not because they did it."""
        given = {
            key: state.first["excused"] for key, state in self.states.items() if "excused" in state.first
        }
        return frozenset(key for key, at in given.items() if self.moments.get(key) == at)

    def _excused(self, lesson: str) -> str:
        if lesson in self.excused:
            return "lesson"
        return "part" if any(key.startswith(f"{lesson}/") for key in self.excused) else ""

    def _state(self, item: SyllabusItem, opens_at: datetime | None) -> str:
        if self.moments[item.key]:
            return "done"
        if opens_at is None or opens_at > timezone.now():
            return "locked"
        return "started" if item.key in self.states else "todo"

    @cached_property
    def modules(self) -> tuple[ModuleLine, ...]:
        words = {module["key"]: module["words"] for module in self.course.modules}
        return tuple(
            ModuleLine(key, self._module_title(words.get(key, {})), self.openings.get(key), tuple(lines))
            for key, lines in groupby(self.lines, key=lambda line: line.item.module)
        )

    def _module_title(self, words: Mapping[str, Mapping[str, str]]) -> str:
        spoken = words.get(self.language) or words.get(self.course.source_language) or {}
        return spoken.get("title", "")

    @property
    def is_learning(self) -> bool:
        return bool(self.enrolment) and self.enrolment.standing != Standing.WITHDRAWN

    @property
    def next(self) -> LessonLine | None:
        """The one next step."""
        return next((line for line in self.lines if line.current), None)

    @property
    def resume(self) -> LessonLine | None:
        """Where the learner was: the last lesson they touched if it is not done, else the next step."""
        last = self.line(self.enrolment.last_item.partition("/")[0]) if self.enrolment else None
        return last if last and last.state in UNDONE else self.next

    @cached_property
    def _by_key(self) -> Mapping[str, LessonLine]:
        return {line.key: line for line in self.lines}

    def line(self, key: str) -> LessonLine | None:
        return self._by_key.get(key)

    def around(self, key: str) -> tuple[LessonLine | None, LessonLine | None]:
        """The lessons before and after this one."""
        keys = [line.key for line in self.lines]
        if key not in keys:
            return None, None
        place = keys.index(key)
        before = self.lines[place - 1] if place else None
        return before, self.lines[place + 1] if place + 1 < len(keys) else None

    @cached_property
    def missing(self) -> list[tuple[str, str]]:
        """What still stands between the learner and the end of the course: (words, address or ""). The first few."""
        return list(self._missing(self.progress.missing[:MOST_MISSING]))

    @property
    def more_missing(self) -> int:
        """How much more is missing than is told."""
        return max(0, len(self.progress.missing) - MOST_MISSING)

    def _missing(self, found: Sequence[pacing.Missing]) -> Iterator[tuple[str, str]]:
        for thing in found:
            if thing.kind == "grade":
                yield _("a grade of %(grade)d %% over the quizzes") % {"grade": round(thing.amount * 100)}, ""
            elif thing.kind == "lessons":
                count = int(thing.amount)
                yield (
                    ngettext("%(count)d more lesson", "%(count)d more lessons", count) % {"count": count},
                    "",
                )
            elif line := self.line(thing.key.partition("/")[0]):
                words = _("the exercise in “%(lesson)s”") if thing.kind == "activity" else "%(lesson)s"
                yield words % {"lesson": line.title}, line.url


def outlook_for(course: Course, user, language: str) -> Outlook:
    """The outlook of whoever is signed in; a guest's if nobody is."""
    return Outlook(course, _enrolments(user).in_course(course).leading().first(), language)


def outlook_at(key: UUID, user, language: str) -> Outlook | None:
    """The same for the course with this key, found along with the enrolment; None if there is no such course."""
    enrolment = _enrolments(user).filter(course__key=key).select_related("course").leading().first()
    course = enrolment.course if enrolment else Course.objects.filter(key=key).first()
    return Outlook(course, enrolment, language) if course else None


def _enrolments(user) -> EnrolmentQuerySet:
    return Enrolment.objects.for_user(user) if user.is_authenticated else Enrolment.objects.none()
