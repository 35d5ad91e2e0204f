"""Take an upload in and have it read in the background."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from django.core.files import File
from django.db import transaction

from courses.pages.models import CourseIndexPage

from .models import CourseImport
from .tasks import run_import


@transaction.atomic
def send_course(*, file: File, parent: CourseIndexPage, user: Any) -> CourseImport:
    """Keep the upload until a worker has read it."""
    name = Path(file.name or "course").name[:255]
    record = CourseImport.objects.create(name=name, file=file, parent=parent, user=user)
    transaction.on_commit(partial(run_import.enqueue, record.pk))
    return record
