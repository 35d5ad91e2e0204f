"""What other rooms are shown of people's courses: how far they are, and what comes next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from cms.people.achievements import Learning

from . import pacing
from .learning import LessonLine, Outlook
from .models import Enrolment, ItemProgress, SyllabusItem
from .packing import unpack_state


def courses_of(people_ids: Collection[int], language: str) -> dict[int, list[Learning]]:
    """Courses begun or completed, the newest first, in three queries however many people and courses there are."""
    enrolments = _enrolments(people_ids)
    under_way = [enrolment for enrolment in enrolments if not enrolment.completed_at]
    items = _items({enrolment.course_id for enrolment in under_way})
    states = _states(under_way)
    found: dict[int, list[Learning]] = defaultdict(list)
    for enrolment in enrolments:
        following = None
        if not enrolment.completed_at:
            known = states[enrolment.pk], items[enrolment.course_id]
            following = Outlook(enrolment.course, enrolment, language, *known).next
        found[enrolment.person_id].append(_learning(enrolment, language, following))
    return found


def _enrolments(people_ids: Collection[int]) -> list[Enrolment]:
    """One for each person and course: the cohort's, where somebody is in it twice."""
    rows = Enrolment.objects.filter(person__in=people_ids).open().select_related("course").newest_first()
    first: dict[tuple[int, int], Enrolment] = {}
    for enrolment in rows:
        kept = first.setdefault((enrolment.person_id, enrolment.course_id), enrolment)
        if enrolment.cohort_id and not kept.cohort_id:
            first[enrolment.person_id, enrolment.course_id] = enrolment
    return list(first.values())


def _items(course_ids: Collection[int]) -> dict[int, list[SyllabusItem]]:
    found: dict[int, list[SyllabusItem]] = defaultdict(list)
    for item in SyllabusItem.objects.filter(course__in=course_ids).live():
        found[item.course_id].append(item)
    return found


def _states(enrolments: Iterable[Enrolment]) -> dict[int, dict[str, pacing.ItemState]]:
    found: dict[int, dict[str, pacing.ItemState]] = defaultdict(dict)
    rows = ItemProgress.objects.filter(enrolment__in=[enrolment.pk for enrolment in enrolments])
    for enrolment, item, state in rows.values_list("enrolment", "item", "state"):
        found[enrolment][item] = unpack_state(state)
    return found


def _learning(enrolment: Enrolment, language: str, following: LessonLine | None) -> Learning:
    course = enrolment.course
    return Learning(
        title=course.word("title", language),
        share=1.0 if enrolment.completed_at else enrolment.share,
        key=str(course.key),
        done_at=enrolment.completed_at,
        next_step=following.title if following else "",
        url=course.word("url", language) if course.is_live else "",
    )
