"""From live pages to the syllabus: what editors publish becomes the rows that records stand on."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from django.conf import settings
from wagtail.models import Page

from .. import pacing
from ..actions import CompiledCourse, CompiledItem, archive_course, store_bootcamp, store_course
from ..activities import Activity, registered
from ..models import Bootcamp, Course, SyllabusItem
from .models import BootcampPage, CoursePage, LessonPage, ModulePage
from .weighing import weigh

Translations = dict[uuid.UUID, list[Page]]


def compile_course(key: uuid.UUID) -> Course | None:
    """Make the rows of this course from its live pages; None (and an archived row) if it has none."""
    pages = {
        page.locale.language_code: page for page in _live(CoursePage.objects.filter(translation_key=key))
    }
    source = pages.get(_source_language(Course, key, CoursePage))
    if source is None:
        archive_course(key)
        return None
    modules = _translations(ModulePage.objects.live().descendant_of(page) for page in pages.values())
    lessons = _translations(
        LessonPage.objects.live().descendant_of(page).defer(*([] if page == source else ["body"]))
        for page in pages.values()
    )
    return store_course(_compiled(source, list(pages.values()), modules, lessons))


def _live(pages: Iterable[Page]) -> list[Page]:
    return [page for page in pages.select_related("locale") if page.live]


def _source_language(record, key: uuid.UUID, page_model: type[Page]) -> str:
    """The language whose tree decides: fixed when first compiled; then the site's own, else the oldest page's."""
    if known := record.objects.filter(key=key).values_list("source_language", flat=True).first():
        return known
    pages = page_model.objects.filter(translation_key=key).select_related("locale").order_by("pk")
    languages = [page.locale.language_code for page in pages]
    return settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in languages else next(iter(languages), "")


def _translations(querysets: Iterable) -> Translations:
    found: Translations = {}
    for queryset in querysets:
        for page in queryset.select_related("locale").order_by("path"):
            found.setdefault(page.translation_key, []).append(page)
    return found


def _words(pages: Sequence[Page], **more) -> dict[str, dict[str, str]]:
    return {
        page.locale.language_code: {
            "title": page.title,
            "url": page.get_url() or "",
            **{name: getattr(page, attribute) for name, attribute in more.items()},
        }
        for page in pages
    }


def _compiled(
    source: CoursePage, pages: Sequence[CoursePage], modules: Translations, lessons: Translations
) -> CompiledCourse:
    own_modules = [
        module for group in modules.values() for module in group if module.is_descendant_of(source)
    ]
    items = list(_items(source, own_modules, lessons))
    return CompiledCourse(
        key=source.translation_key,
        source_language=source.locale.language_code,
        words=_words(pages, summary="summary"),
        modules=[_module(module, modules) for module in own_modules],
        items=items,
        rule=pacing.Rule(source.rule_kind, source.rule_count, source.rule_grade / 100),
        level=source.level,
        minutes=source.minutes or sum(entry.minutes for entry in items),
        image=source.image_id,
        topics=[item.tag_id for item in source.topic_items.all()],
        skills=[item.tag_id for item in source.skill_items.all()],
        opening=source.opening,
        opens_at=source.opens_at,
        closes_at=source.closes_at,
        prerequisites=[page.translation_key for page in source.prerequisites.all()],
        certificate_template=source.certificate_template_id,
    )


def _module(module: ModulePage, modules: Translations) -> dict:
    return {
        "key": str(module.translation_key),
        "release": module.release,
        "date": module.release_at.isoformat() if module.release_at else None,
        "days": module.release_days,
        "words": _words(modules[module.translation_key], intro="intro"),
    }


def _items(
    source: CoursePage, modules: Sequence[ModulePage], lessons: Translations
) -> Iterable[CompiledItem]:
    """Lessons in page order, each followed by its activities. A lesson of a module that is not live is not live."""
    activities = registered()
    weights = dict(
        SyllabusItem.objects.filter(course__key=source.translation_key).values_list("revision", "weight")
    )
    for module in modules:
        for group in lessons.values():
            lesson = next((page for page in group if page.is_child_of(module)), None)
            if lesson:
                yield _lesson(lesson, module, group, weights)
                yield from _activities(lesson, module, activities)


def _lesson(lesson: LessonPage, module: ModulePage, group: Sequence[Page], weights: dict) -> CompiledItem:
    item = pacing.Item(
        key=str(lesson.translation_key), module=str(module.translation_key), done=lesson.completion
    )
    revision = lesson.live_revision_id
    known = weights.get(revision) if revision else None
    return CompiledItem(
        item,
        _words(group),
        required=lesson.required,
        minutes=lesson.minutes,
        weight=known or weigh(lesson),
        is_open=lesson.is_open,
        revision=revision,
    )


def _activities(
    lesson: LessonPage, module: ModulePage, activities: dict[str, Activity]
) -> Iterable[CompiledItem]:
    for block in lesson.body:
        if activity := activities.get(block.block_type):
            yield CompiledItem(
                pacing.Item(
                    key=f"{lesson.translation_key}/{block.value['key']}",
                    parent=str(lesson.translation_key),
                    module=str(module.translation_key),
                    done=activity.done,
                    graded=activity.graded,
                    **activity.measures(block.value),
                ),
                words={},
                required=lesson.required and activity.is_required(block.value),
            )


def compile_bootcamp(key: uuid.UUID) -> Bootcamp | None:
    """Make the row of this bootcamp from its live pages."""
    pages = {
        page.locale.language_code: page for page in _live(BootcampPage.objects.filter(translation_key=key))
    }
    source = pages.get(_source_language(Bootcamp, key, BootcampPage))
    if source is None:
        Bootcamp.objects.filter(key=key).update(state="archived")
        return None
    return store_bootcamp(
        key=key,
        source_language=source.locale.language_code,
        words=_words(list(pages.values()), summary="summary"),
        courses=[page.translation_key for page in source.courses.all()],
    )
