"""What people can be chosen by of what they learn."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.segments.registry import Criterion, register


def courses() -> list[tuple[str, str]]:
    from .models import Course

    return sorted(((str(row.key), row.title) for row in Course.objects.all()), key=lambda one: one[1])


def _learning(of: tuple[str, ...], **how: Any) -> Q:
    from .models import Enrolment

    return Q(pk__in=Enrolment.objects.filter(course__key__in=of, **how).values("person"))


CRITERIA = (
    Criterion(
        "enrolled", _("Is learning in the course"), courses, lambda of: _learning(of, standing="active")
    ),
    Criterion(
        "completed",
        _("Has completed the course"),
        courses,
        lambda of: _learning(of, completed_at__isnull=False),
    ),
)


def register_all() -> None:
    for criterion in CRITERIA:
        register(criterion)
