"""Whatever changes a live page below a course makes its syllabus anew, once the change is committed."""

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.db.models.signals import post_delete
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from .compiling import compile_bootcamp, compile_course
from .models import BootcampPage, CoursePage, LessonPage, ModulePage

PARTS = (CoursePage, ModulePage, LessonPage)


def connect() -> None:
    for signal in (page_published, page_unpublished):
        signal.connect(on_page_changed, dispatch_uid=f"hunar_course_pages.{id(signal)}")
    post_delete.connect(on_page_deleted, dispatch_uid="hunar_course_pages.deleted")
    post_page_move.connect(on_page_moved, dispatch_uid="hunar_course_pages.moved")
    page_slug_changed.connect(on_branch_changed, dispatch_uid="hunar_course_pages.slug")


def on_page_changed(sender, instance, **kwargs):
    if isinstance(instance, BootcampPage):
        _when_committed(compile_bootcamp, instance.translation_key)
    elif isinstance(instance, PARTS):
        _compile_above(instance)


def on_page_deleted(sender, instance, **kwargs):
    on_page_changed(sender, instance)  # a plain Page is none of ours; its specific part announces itself


def on_page_moved(sender, instance, parent_page_before, **kwargs):
    _compile_above(parent_page_before)
    on_branch_changed(sender, instance)


def on_branch_changed(sender, instance, **kwargs):
    """The page and everything below it have new addresses."""
    on_page_changed(sender, instance.specific_deferred)
    keys = CoursePage.objects.descendant_of(instance).values_list("translation_key", flat=True)
    for key in set(keys):
        _when_committed(compile_course, key)
    for key in set(BootcampPage.objects.descendant_of(instance).values_list("translation_key", flat=True)):
        _when_committed(compile_bootcamp, key)


def _compile_above(page) -> None:
    """Compile the course this page is, or is part of."""
    above = CoursePage.objects.ancestor_of(page, inclusive=True).values_list("translation_key", flat=True)
    keys = {page.translation_key} if isinstance(page, CoursePage) else set(above)
    for key in keys:
        _when_committed(compile_course, key)


class Once:
    """Work that waits for the commit, and until then is not asked for twice."""

    def __init__(self, work: Callable[[Any], object], key: Any) -> None:
        self.work, self.key, self.is_done = work, key, False

    def __call__(self) -> None:
        self.is_done = True
        self.work(self.key)

    def waits_for(self, work: Callable[[Any], object], key: Any) -> bool:
        return (self.work, self.key) == (work, key) and not self.is_done


def _when_committed(work: Callable[[Any], object], key: Any) -> None:
    """Once a transaction, however many pages of a course it publishes: Wagtail's bulk action takes hundreds.

    `run_on_commit` is where Django keeps what waits, and drops it when the savepoint it came from is rolled back.
    """
    waiting = (each for _savepoints, each, _robust in connection.run_on_commit if isinstance(each, Once))
    if not any(each.waits_for(work, key) for each in waiting):
        transaction.on_commit(Once(work, key))
