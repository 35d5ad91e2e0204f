"""Meetings and the open check-in on the page of a match."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from .appointments import meetings_of, seen_by
from .enums import MeetingState
from .match_page import PANELS, Panel
from .models import CheckIn, Match

LATELY = timedelta(days=14)
ROWS = 6


def meetings_facts(match: Match, person: Any, now: datetime) -> Mapping[str, Any] | None:
    """What is ahead, what still has to be told of, and what the other told lately."""
    mine = meetings_of(person).filter(attendances__match=match)
    lately = Q(state=MeetingState.CONFIRMED) | Q(starts_at__gt=now - LATELY)
    shown = mine.filter(Q(starts_at__gte=now) | lately).exclude(state=MeetingState.CANCELLED)
    found = seen_by(person, shown.order_by("starts_at"), now=now)
    planned = [one for one in found if not one.is_off and (not one.is_over or one.to_report)]
    rows = [*planned, *(one for one in found if one.to_object)][:ROWS]
    if not rows and not match.is_active:
        return None
    return {"rows": rows, "held": match.attendances.filter(came=True).count()}


def check_in_facts(match: Match, person: Any, now: datetime) -> Mapping[str, Any] | None:
    """The check-in that waits for this person."""
    mine = CheckIn.objects.open(timezone.localdate(now)).filter(match=match, person=person)
    check_in = mine.first() if match.is_active else None
    return {"check_in": check_in} if check_in else None


def register() -> None:
    folder = "hunar_mentorship/meetings/parts"
    PANELS.append(Panel("check-in", f"{folder}/match_check_in.html", check_in_facts))
    PANELS.append(Panel("meetings", f"{folder}/match_meetings.html", meetings_facts))
