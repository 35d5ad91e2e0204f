"""What a changed syllabus means for those who were already learning: an editor's choice, logged."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils import timezone

from ..models import ChoiceLog, Course, SyllabusVersion
from ..signals import syllabus_changed


@transaction.atomic
def choose_for_learners(*, version: SyllabusVersion, choice: str, by) -> SyllabusVersion:
    """Keep, require or notify. A completion that was reached stays, whatever is chosen."""
    now = timezone.now()
    ChoiceLog.objects.create(version=version, choice=choice, at=now, by=by)
    version.choice, version.chosen_at = choice, now
    version.save(update_fields=["choice", "chosen_at"])
    Course.objects.filter(pk=version.course_id).update(stamp=uuid.uuid4())
    transaction.on_commit(lambda: syllabus_changed.send(Course, course=version.course, version=version))
    return version
