"""What a series of messages can follow of what people learn."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.mailings.triggers import Moments, Trigger, register

from .segmenting import courses


def _enrolments(
    moment: str, about: str, since: datetime, until: datetime, among: Collection[int] | None
) -> Any:
    from .models import Enrolment

    rows = Enrolment.objects.filter(**{f"{moment}__gte": since, f"{moment}__lte": until})
    rows = rows.filter(course__key=about) if about else rows
    return rows if among is None else rows.filter(person__in=among)


def _enrolled(about: str, since: datetime, until: datetime, among: Collection[int] | None) -> Moments:
    """Who withdraws or completes the course has left."""
    rows = _enrolments("enrolled_at", about, since, until, among).active()
    return rows.values_list("person", "enrolled_at")


def _completed(about: str, since: datetime, until: datetime, among: Collection[int] | None) -> Moments:
    return _enrolments("completed_at", about, since, until, among).values_list("person", "completed_at")


def _cohorts() -> list[tuple[str, str]]:
    from .models import Cohort

    return [
        (str(row.pk), str(row))
        for row in Cohort.objects.select_related("bootcamp").order_by("-ends_on", "pk")
    ]


def _cohort_over(about: str, since: datetime, until: datetime, among: Collection[int] | None) -> Moments:
    """The last minute of its last day, for whoever had a seat to the end."""
    from .models import Seat

    zone = timezone.get_default_timezone()
    seats = Seat.objects.held().filter(
        cohort__ends_on__gte=since.astimezone(zone).date(), cohort__ends_on__lte=until.astimezone(zone).date()
    )
    seats = seats.filter(cohort=about) if about else seats
    seats = seats if among is None else seats.filter(person__in=among)
    told = (
        (person, datetime.combine(day, time(23, 59), zone))
        for person, day in seats.values_list("person", "cohort__ends_on")
    )
    return ((person, moment) for person, moment in told if since <= moment <= until)


TRIGGERS = (
    Trigger("enrolled", _("enrolled in a course"), _("any course"), courses, _enrolled),
    Trigger("completed", _("completed a course"), _("any course"), courses, _completed),
    Trigger("cohort_over", _("was in a cohort that is over"), _("any cohort"), _cohorts, _cohort_over),
)


def register_all() -> None:
    for trigger in TRIGGERS:
        register(trigger)
