"""Bring a course in: read it, plan it, write it as drafts in one transaction, and tell what became of each part."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from courses.pages.models import CourseIndexPage, LessonPage
from courses.quizzes.models import Question, Quiz

from .archives import open_course
from .conf import limits
from .content import OlxCourse
from .converting import Context
from .enums import State
from .media import is_readable_picture
from .models import CourseImport, ImportedItem
from .planning import CoursePlan, Planner
from .reading import read_course
from .static import StaticFiles
from .words import BrokenCourse
from .writing import Writer

logger = logging.getLogger(__name__)
PROGRESS_EVERY = 25

Progress = Callable[[int, int], None]


def no_progress(done: int, total: int) -> None:
    """For callers that show none."""


def bring_course(
    *, path: Path, parent: CourseIndexPage, record: CourseImport, progress: Progress = no_progress
) -> CourseImport:
    """Bring the course at the path below the parent, as drafts. All or nothing: raises BrokenCourse.

    `record` may be new; it is saved with its report when the course has come in. Files that were stored are deleted
    again if writing fails.
    """
    with open_course(path, limits=limits()) as root:
        statics = StaticFiles.below(root, is_readable_picture)
        course = read_course(root)
        plan = plan_course(course, root, statics, parent.locale.language_code, progress)
        write_course(plan=plan, root=root, statics=statics, parent=parent, record=record)
    return record


def plan_course(
    course: OlxCourse, root: Path, statics: StaticFiles, language: str, progress: Progress = no_progress
) -> CoursePlan:
    total = sum(1 for _component in course.components())

    def done(count: int) -> None:
        if count % PROGRESS_EVERY == 0:
            progress(min(count, total), total)

    plan = Planner(course, Context(root, statics, language), done).plan()
    progress(total, total)
    return plan


def write_course(
    *, plan: CoursePlan, root: Path, statics: StaticFiles, parent: CourseIndexPage, record: CourseImport
) -> None:
    """Write a planned course, or nothing at all."""
    writer = None
    try:
        with transaction.atomic():
            record.parent, record.source, record.state = parent, plan.course.source, State.DONE
            record.finished_at = timezone.now()
            record.save()
            writer = Writer(plan, root, statics, parent, record)
            record.course = writer.write()
            record.save(update_fields=["course"])
            writer.report.store(record)
    except BaseException:
        if writer is not None:
            writer.media.take_back()
        raise


def run_import(*, import_id: int) -> None:
    """Read an upload that is waiting. Safe to run again: an import that was cut short has written nothing."""
    record = CourseImport.objects.select_related("user").filter(pk=import_id).first()
    if record is None or not record.is_open:
        return
    parent = CourseIndexPage.objects.select_related("locale").filter(pk=record.parent_id).first()
    try:
        if parent is None:
            raise BrokenCourse("no_parent", record.name)
        bring_upload(record, parent)
    except BrokenCourse as broken:
        fail(record, broken.code, broken.params)
    except Exception:
        logger.exception("import %s failed", record.pk)
        fail(record, "unexpected", {})
    drop_upload(record)  # not when the worker itself was stopped: the import then runs again


def bring_upload(record: CourseImport, parent: CourseIndexPage) -> None:
    """A copy on this machine's disk is read: the storage may be elsewhere."""
    if not record.file.name or not record.file.storage.exists(record.file.name):
        raise BrokenCourse("upload_gone", record.name)
    move_on(record, State.READING, 0, 0)
    with tempfile.TemporaryDirectory(prefix="hunar-olx-upload-") as folder:
        path = Path(folder, Path(record.name).name or "course")
        with record.file.open("rb") as source, path.open("wb") as target:
            for chunk in source.chunks():
                target.write(chunk)

        def progress(done: int, total: int) -> None:
            move_on(record, State.WRITING if done == total else State.READING, done, total)

        bring_course(path=path, parent=parent, record=record, progress=progress)


def move_on(record: CourseImport, state: State, done: int, total: int) -> None:
    record.state, record.progress, record.total = state, done, total
    record.save(update_fields=["state", "progress", "total"])


def fail(record: CourseImport, code: str, params: dict[str, str]) -> None:
    record.state, record.failure, record.failure_params = State.FAILED, code, params
    record.finished_at = timezone.now()
    record.source, record.course = "", None
    record.save()


def drop_upload(record: CourseImport) -> None:
    """The archive has served: nothing of it stays."""
    if record.file:
        record.file.delete(save=False)
        CourseImport.objects.filter(pk=record.pk).update(file="")


def publish_quizzes(*, lesson: LessonPage, user=None) -> None:
    """Publish the quizzes of a lesson, and their questions, that an import brought and nobody has published yet."""
    chosen = [block.value["quiz"] for block in lesson.body if block.block_type == "quiz"]
    waiting = [quiz for quiz in chosen if quiz and not quiz.live and quiz.first_published_at is None]
    keys = {quiz.translation_key for quiz in waiting}
    ours = (
        set(ImportedItem.objects.filter(key__in=keys, kind="quiz").values_list("key", flat=True))
        if keys
        else ()
    )
    for quiz in waiting:
        if quiz.translation_key in ours:
            for row in (*questions_of(quiz), quiz):
                if row.latest_revision and not row.live:
                    row.latest_revision.publish(user=user, skip_permission_checks=True)


def questions_of(quiz: Quiz) -> QuerySet[Question]:
    """Those listed in it, and those it may draw."""
    listed = Question.objects.filter(quiz_places__quiz=quiz)
    drawn = Question.objects.filter(tagged_items__tag=quiz.draw_tag_id, locale=quiz.locale_id)
    return (listed | drawn if quiz.draw_tag_id else listed).select_related("latest_revision").distinct()
