"""What people can be chosen by of where they stand in mentoring."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.segments.registry import Criterion, register

from .enums import ApplicationState


def programmes() -> list[tuple[str, str]]:
    from .models import Programme

    return [(row.slug, str(row)) for row in Programme.objects.order_by("-starts_on", "name")]


def _mentors(**where: object) -> Q:
    from .models import MentorApplication

    return Q(pk__in=MentorApplication.objects.filter(**where).values("mentor__person"))


def _mentees(**where: object) -> Q:
    from .models import MenteeApplication

    return Q(pk__in=MenteeApplication.objects.filter(**where).values("person"))


CRITERIA = (
    Criterion(
        "mentoring_mentor",
        _("Mentor, where the application stands"),
        lambda: ApplicationState.choices,
        lambda of: _mentors(state__in=of),
        private=True,
    ),
    Criterion(
        "mentoring_mentee",
        _("Mentee, where the application stands"),
        lambda: ApplicationState.choices,
        lambda of: _mentees(state__in=of),
        private=True,
    ),
    Criterion(
        "mentoring_programme",
        _("Has applied to the mentoring programme, on either side"),
        programmes,
        lambda of: _mentors(programme__slug__in=of) | _mentees(programme__slug__in=of),
        private=True,
    ),
)


def register_all() -> None:
    for criterion in CRITERIA:
        register(criterion)
