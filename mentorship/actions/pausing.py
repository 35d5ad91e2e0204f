"""Somebody in a programme pauses, comes back, or leaves."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..applicants import side_of
from ..enums import ApplicationState, EndReason
from ..exceptions import ContactPaused
from ..models import Match, MenteeApplication, Mentor, MentorApplication
from ..querysets import IN_PROGRAMME
from ..signals import application_stepped_back
from .matches import end_match

Application = MenteeApplication | MentorApplication


@transaction.atomic
def pause_application(*, application: Application, until: date | None = None) -> bool:
    """Be offered nothing until that day, or until told otherwise. Matches go on. False when not in the programme."""
    return _step_back(application, ApplicationState.PAUSED, paused_until=until)


@transaction.atomic
def leave_programme(*, application: Application) -> bool:
    """Out of the programme: what is going on ends. False when they were not in it."""
    end_matches_of(application)
    return _step_back(application, ApplicationState.LEFT, paused_until=None)


def end_matches_of(application: Application) -> None:
    side = side_of(application)
    for match in Match.objects.active().filter(**{side.value: application}):
        end_match(match=match, side=side, reason=EndReason.OTHER)


def _step_back(application: Application, state: ApplicationState, **columns: Any) -> bool:
    rows = type(application).objects.filter(pk=application.pk, state__in=IN_PROGRAMME)
    moved = bool(rows.update(state=state, **columns))
    if moved:
        announce_stepping_back(application)
    application.refresh_from_db()
    return moved


def announce_stepping_back(application: Application) -> None:
    """Once this is committed, what they were offered or asked ends."""
    transaction.on_commit(partial(application_stepped_back.send, type(application), application=application))


@transaction.atomic
def resume_application(*, application: Application, by_staff: bool = False) -> bool:
    """Ready again. Whoever waits for staff (see `returning`) comes back through staff alone: ContactPaused."""
    application.refresh_from_db()
    if application.held_at and not by_staff:
        raise ContactPaused
    rows = type(application).objects.filter(pk=application.pk, state=ApplicationState.PAUSED)
    moved = bool(rows.update(state=ApplicationState.ACCEPTED, paused_until=None, held_at=None))
    if moved and isinstance(application, MentorApplication):
        Mentor.objects.filter(pk=application.mentor_id).update(unanswered=0)
    application.refresh_from_db()
    return moved


def resume_due() -> int:
    """Bring back everybody whose pause is over."""
    today, back = timezone.localdate(), 0
    for model in (MenteeApplication, MentorApplication):
        over = model._default_manager.filter(
            state=ApplicationState.PAUSED, held_at=None, paused_until__lte=today
        )
        back += over.update(state=ApplicationState.ACCEPTED, paused_until=None)
    return back
