"""Joining a translation that was written by hand, as pages of its own, to the course it translates."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.people.actions import person_of

from ..actions import join_courses
from ..exceptions import Refused
from ..models import Course, Enrolment, SyllabusItem
from .bodies import exercises_of, rekeyed
from .compiling import compile_course
from .models import CoursePage, LessonPage, ModulePage
from .pairing import Exercise, pair_activities, pair_titles

Pairs = Mapping[int, int]  # {pk of a page of the translation: pk of the page it translates}


class CannotLink(Refused):
    code = "cannot-link"


@dataclass(frozen=True)
class Tree:
    """A course with its modules and, by module, its lessons, drafts too; the queries do not grow with them."""

    course: CoursePage

    @cached_property
    def modules(self) -> list[ModulePage]:
        return list(ModulePage.objects.child_of(self.course).order_by("path"))

    @cached_property
    def lessons(self) -> list[LessonPage]:
        lessons = LessonPage.objects.descendant_of(self.course).order_by("path")
        return list(lessons.select_related("latest_revision"))

    def lessons_in(self, module: Page) -> list[LessonPage]:
        return [lesson for lesson in self.lessons if lesson.is_child_of(module)]

    @cached_property
    def pages(self) -> dict[int, Page]:
        """Modules and lessons by their pk."""
        return {page.pk: page for page in (*self.modules, *self.lessons)}


def sources_for(other: CoursePage, user) -> list[CoursePage]:
    """The courses that this page may be a translation of: not yet in its language, and the user's to publish."""
    mine = PagePermissionPolicy().instances_user_has_permission_for(user, "publish").values("pk")
    spoken = CoursePage.objects.filter(locale=other.locale_id).values("translation_key")
    pages = CoursePage.objects.filter(pk__in=mine).exclude(translation_key__in=spoken)
    languages = dict(Course.objects.values_list("key", "source_language"))
    return [
        page
        for page in pages.exclude(locale=other.locale_id).select_related("locale").order_by("title")
        if languages.get(page.translation_key, page.locale.language_code) == page.locale.language_code
    ]


def proposal(source: Tree, other: Tree) -> dict[int, int]:
    """Modules by number or order, and the lessons of each pair of modules likewise."""
    modules = _paired(source.modules, other.modules)
    pairs = {theirs.pk: ours.pk for ours, theirs in modules}
    for ours, theirs in modules:
        lessons = _paired(source.lessons_in(ours), other.lessons_in(theirs))
        pairs |= {its.pk: lesson.pk for lesson, its in lessons}
    return pairs


def _paired(sources: Sequence[Page], others: Sequence[Page]) -> list[tuple[Page, Page]]:
    places = pair_titles([page.title for page in sources], [page.title for page in others])
    return [(page, others[place]) for page, place in zip(sources, places, strict=True) if place is not None]


@dataclass(frozen=True)
class Exercises:
    """The activities of two lessons: those that become one, and those of either without a partner."""

    keys: Mapping[str, str]
    only_source: tuple[Exercise, ...]
    only_other: tuple[Exercise, ...]


def exercises_between(source: LessonPage, other: LessonPage) -> Exercises:
    ours, theirs = exercises_of(source), exercises_of(other)
    keys = pair_activities(ours, theirs)
    return Exercises(
        keys,
        tuple(one for one in ours if one.key not in keys.values()),
        tuple(one for one in theirs if one.key not in keys),
    )


@dataclass(frozen=True)
class Learners:
    """How many people are in the course that is joined, and how many of them in both."""

    joined: int
    both: int


def learners_of(source: CoursePage, other: CoursePage) -> Learners:
    theirs = Enrolment.objects.filter(course__key=other.translation_key)
    both = theirs.filter(person__enrolments__course__key=source.translation_key)
    return Learners(theirs.values("person").distinct().count(), both.values("person").distinct().count())


def check_may_link(source: CoursePage, other: CoursePage, user) -> None:
    """Raise CannotLink with the reason, if there is one."""
    if not all(page.permissions_for_user(user).can_publish() for page in (source, other)):
        raise CannotLink(_("Only who may publish both courses can join them."))
    if source.locale_id == other.locale_id:
        raise CannotLink(_("Both are in the same language."))
    check_stands_alone(other)
    if CoursePage.objects.filter(translation_key=source.translation_key, locale=other.locale_id).exists():
        raise CannotLink(_("“%(course)s” has a page in this language already.") % {"course": source.title})
    if _ask_for_each_other(source, other):
        raise CannotLink(_("One of the two asks for the other to be completed first."))
    known = set(
        Course.objects.filter(key__in=[source.translation_key, other.translation_key]).values_list("key")
    )
    if known == {(other.translation_key,)}:
        raise CannotLink(_("Publish “%(course)s” first.") % {"course": source.title})


def check_stands_alone(other: CoursePage) -> None:
    """Raise CannotLink when the page is part of a translation already."""
    linked = CoursePage.objects.filter(translation_key=other.translation_key).exclude(pk=other.pk).first()
    if linked:
        raise CannotLink(
            _("It is a translation already, together with “%(course)s”.") % {"course": linked.title}
        )


def _ask_for_each_other(one: CoursePage, other: CoursePage) -> bool:
    return one.prerequisites.filter(pk=other.pk).exists() or other.prerequisites.filter(pk=one.pk).exists()


def link_translation(*, source: CoursePage, other: CoursePage, pairs: Pairs, user) -> bool:
    """Make `other` the translation of `source`, page by page as paired; says whether that is news.

    Its pages, their drafts and all records of its learners take the keys of the source. What has no partner keeps its
    own. Raises CannotLink with the reason; then nothing has changed.
    """
    with transaction.atomic():
        list(Page.objects.select_for_update(of=("self",)).filter(pk__in=[source.pk, other.pk]).order_by("pk"))
        source, other = (
            CoursePage.objects.select_related("locale").get(pk=page.pk) for page in (source, other)
        )
        if source.translation_key == other.translation_key:
            return False
        check_may_link(source, other, user)
        former = other.translation_key
        keys = _rekey_pages(Tree(source), Tree(other), pairs)
        if Course.objects.filter(key=former).exists():
            join_courses(kept=source.translation_key, joined=former, keys=keys, by=person_of(user))
        data = {"source": source.pk, "former_key": str(former), "pairs": len(pairs)}
        log(instance=other, action="hunar.link_translation", user=user, data=data)
        transaction.on_commit(partial(compile_course, source.translation_key))
    return True


def _rekey_pages(source: Tree, other: Tree, pairs: Pairs) -> dict[str, str]:
    """Give the paired pages, and the activities in them, the keys of their partners: {old key: new key}."""
    ours, theirs = source.pages, other.pages
    _check_pairs(source, other, pairs)
    keys = {str(other.course.translation_key): str(source.course.translation_key)}
    _rekey(other.course, source.course)
    for its, our in pairs.items():
        page, partner = theirs[its], ours[our]
        inside = exercises_between(partner, page).keys if isinstance(page, LessonPage) else {}
        if isinstance(page, LessonPage):
            keys |= _item_keys(page, partner, inside)
        else:
            keys[str(page.translation_key)] = str(partner.translation_key)
        _rekey(page, partner, inside)
    return keys


def _item_keys(lesson: LessonPage, partner: LessonPage, inside: Mapping[str, str]) -> dict[str, str]:
    """The keys that records know the lesson and its activities by, past ones too: {old: new}, no new one twice."""
    old, new = str(lesson.translation_key), str(partner.translation_key)
    items = {f"{old}/{one.key}": f"{new}/{inside.get(one.key, one.key)}" for one in exercises_of(lesson)}
    known = SyllabusItem.objects.filter(parent=old).values_list("key", flat=True)
    past = {key: f"{new}/{key.partition('/')[2]}" for key in known if key not in items}
    return {old: new} | {key: to for key, to in past.items() if to not in items.values()} | items


def _check_pairs(source: Tree, other: Tree, pairs: Pairs) -> None:
    """Raise CannotLink unless each pair is of one kind, inside the two courses, and no partner has another."""
    ours, theirs = source.pages, other.pages
    fit = all(
        its in theirs and our in ours and type(theirs[its]) is type(ours[our]) for its, our in pairs.items()
    )
    if not fit or len(set(pairs.values())) != len(pairs):
        raise CannotLink(_("The pairs do not fit the two courses any more. Please look at them again."))
    wanted = [ours[our].translation_key for our in pairs.values()]
    taken = Page.objects.filter(translation_key__in=wanted, locale=other.course.locale_id).first()
    if taken:
        raise CannotLink(
            _("“%(page)s” is a translation of one of the pages already.") % {"page": taken.title}
        )


def _rekey(page: Page, partner: Page, inside: Mapping[str, str] | None = None) -> None:
    """The page, its live content and every draft of it."""
    Page.objects.filter(pk=page.pk).update(translation_key=partner.translation_key)
    if inside:
        raw = rekeyed(page.body.raw_data, inside)
        body = StreamValue(page.body.stream_block, raw, is_lazy=True)
        LessonPage.objects.filter(pk=page.pk).update(body=body)
    _rekey_drafts(page.revisions.all(), str(partner.translation_key), inside or {})


def _rekey_drafts(revisions: Iterable[Revision], key: str, inside: Mapping[str, str]) -> None:
    """So that publishing an old draft undoes nothing."""
    for revision in revisions.iterator(chunk_size=50):
        revision.content["translation_key"] = key
        if inside and "body" in revision.content:
            revision.content["body"] = json.dumps(rekeyed(json.loads(revision.content["body"]), inside))
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
