"""What becomes of attempts when two courses become one."""

from __future__ import annotations

from django.db.models import Max

from ..records import Records, rename
from .actions import submit
from .models import Attempt


def rename_items(enrolments, keys) -> None:
    rename(Attempt.objects.filter(enrolment__in=enrolments), "item", keys)


def absorb(kept, absorbed) -> None:
    """All attempts stand, numbered on. Of two that are open, the absorbed one is handed in with what was answered."""
    highest = dict(kept.quiz_attempts.values_list("item").annotate(Max("number")))
    open_items = set(kept.quiz_attempts.open().values_list("item", flat=True))
    for attempt in absorbed.quiz_attempts.order_by("number"):
        if attempt.is_open and attempt.item in open_items:
            if not attempt.answers:
                continue
            attempt = submit(attempt=attempt)
        highest[attempt.item] = attempt.number = highest.get(attempt.item, 0) + 1
        attempt.enrolment = kept
        attempt.save(update_fields=["enrolment", "number"])
    absorbed.quiz_attempts.all().delete()


ATTEMPTS = Records("attempts", rename=rename_items, absorb=absorb)
