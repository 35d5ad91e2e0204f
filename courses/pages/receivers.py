"""Whatever changes a live page below a course makes its syllabus anew, once the change is committed."""

from functools import partial

from django.db import transaction
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
        transaction.on_commit(partial(compile_bootcamp, instance.translation_key))
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
        transaction.on_commit(partial(compile_course, key))
    for key in set(BootcampPage.objects.descendant_of(instance).values_list("translation_key", flat=True)):
        transaction.on_commit(partial(compile_bootcamp, key))


def _compile_above(page) -> None:
    """Compile the course this page is, or is part of."""
    above = CoursePage.objects.ancestor_of(page, inclusive=True).values_list("translation_key", flat=True)
    keys = {page.translation_key} if isinstance(page, CoursePage) else set(above)
    for key in keys:
        transaction.on_commit(partial(compile_course, key))
