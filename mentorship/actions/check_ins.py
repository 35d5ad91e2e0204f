"""Check-ins are laid before both sides at the programme's weeks, and answered once. The other side never sees them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.notices.actions import notify

from ..enums import Side
from ..exceptions import AlreadyTold, NotYours
from ..models import CheckIn, Match, Programme
from .risks import judge_match

ANSWER_DAYS = 21


def open_check_ins(now: datetime | None = None) -> int:
    """Lay before both sides of each match the check-in whose week has come. Twice makes none twice."""
    today = timezone.localdate(now)
    return sum(
        _open(match, week)
        for programme in Programme.objects.running().exclude(check_in_weeks=[])
        for week in programme.check_in_weeks
        for match in _due(programme, week, today)
    )


def _due(programme: Programme, week: int, today: date) -> list[Match]:
    """Active matches in that week of theirs, or not long after, that have no such check-in."""
    last = today - timedelta(weeks=week)
    with_it = CheckIn.objects.filter(week=week, match__programme=programme).values("match")
    rows = Match.objects.active().filter(
        programme=programme,
        paused_at=None,
        begun_at__date__lte=last,
        begun_at__date__gt=last - timedelta(days=ANSWER_DAYS),
    )
    return list(rows.exclude(pk__in=with_it).select_related("mentor__mentor__person", "mentee__person"))


@transaction.atomic
def _open(match: Match, week: int) -> int:
    due_on = timezone.localdate(match.begun_at) + timedelta(weeks=week)
    sides = ((Side.MENTOR, match.mentor.mentor.person), (Side.MENTEE, match.mentee.person))
    return sum(_ask(match, week, due_on, side, person) for side, person in sides)


def _ask(match: Match, week: int, due_on: date, side: Side, person: Any) -> bool:
    check_in, new = CheckIn.objects.get_or_create(
        match=match, person=person, week=week, defaults={"side": side, "due_on": due_on}
    )
    if new:
        params = {"check_in": check_in.pk}
        notify(person=person, kind="mentoring_check_in", params=params, once=f"check-in {check_in.pk}")
    return new


@transaction.atomic
def answer_check_in(
    *, check_in: CheckIn, person: Any, helpful: int, comfortable: int, words: str = ""
) -> CheckIn:
    """Write the two answers, 1 to 5, once. A low one is a sign that staff see at once."""
    if check_in.person_id != person.pk:
        raise NotYours
    now = timezone.now()
    answer = {"helpful": helpful, "comfortable": comfortable, "words": words[:1000], "answered_at": now}
    if not CheckIn.objects.filter(pk=check_in.pk, answered_at=None).update(**answer):
        raise AlreadyTold
    judge_match(match=check_in.match, now=now)
    check_in.refresh_from_db()
    return check_in
