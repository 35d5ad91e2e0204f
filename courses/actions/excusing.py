"""Sparing a learner a lesson or an activity: a decision of staff, kept with its reason."""

from __future__ import annotations

from django.db import transaction

from ..exceptions import NotInCourse
from ..models import Enrolment
from ..syllabus import current_items
from .recording import Fact, record_facts


def excuse(*, enrolment: Enrolment, item: str, reason: str, by) -> bool:
    """Let this lesson or activity count as done; says whether that is news.

    Asking twice is harmless: the first decision stands, with its reason. Raises NotInCourse.
    """
    with transaction.atomic():
        locked = (
            Enrolment.objects.select_for_update(of=("self",)).select_related("course").get(pk=enrolment.pk)
        )
        if item not in {known.key for known in current_items(locked.course)}:
            raise NotInCourse
        if locked.events.filter(kind="excused", item=item).exists():
            return False
        record_facts(enrolment=locked, facts=[Fact("excused", item, {"reason": reason})], by=by)
    return True
