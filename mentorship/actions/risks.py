"""Signs of risk are raised and closed: by what happens, by the clock when nothing does, by staff with a note."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone

from ..enums import RiskKind
from ..models import Attendance, CheckIn, Match, Programme, Risk
from ..risks import MISSES, Facts, Outcome, Pulse, kinds, silent_from

BATCH = 500


def facts_of(match: Match) -> Facts:
    """What is known of one match, in four queries."""
    row = Match.objects.select_related("programme").get(pk=match.pk)
    answered: Any = CheckIn.objects.filter(match=row).exclude(answered_at=None)
    told = Attendance.objects.reported().filter(match=row, objected_at=None).order_by("-meeting__starts_at")
    looked = looked_at(Risk.objects.filter(match=row)).values_list("kind", "at")
    return Facts(
        begun_at=row.begun_at,
        risk_days=row.programme.risk_days,
        last_met_at=row.last_met_at,
        is_active=row.is_active,
        is_paused=row.paused_at is not None,
        pulses=[
            Pulse(*answer) for answer in answered.values_list("side", "answered_at", "helpful", "comfortable")
        ],
        outcomes=[Outcome(*one) for one in told.values_list("meeting__starts_at", "came")[:MISSES]],
        looked_at=dict(looked),
    )


def looked_at(risks: Any) -> Any:
    """When staff closed a sign last, by kind: they leave a note, and good news does not."""
    return (
        risks.exclude(closed_at=None).exclude(note="").order_by().values("kind").annotate(at=Max("closed_at"))
    )


@transaction.atomic
def judge_match(*, match: Match, now: datetime | None = None) -> None:
    """Raise the signs that stand and close those that do not any more. Judging twice changes nothing."""
    now = now or timezone.now()
    standing = kinds(facts_of(match), now)
    open_ones = Risk.objects.open().filter(match=match)
    open_ones.exclude(kind__in=standing).update(closed_at=now)
    _raise([(match.pk, kind) for kind in standing], now)


def _raise(signs: list[tuple[int, RiskKind]], now: datetime) -> None:
    """Open these, where they are not open: the database lets one of a kind stand."""
    new = [Risk(match_id=match, kind=kind, raised_at=now) for match, kind in signs]
    Risk.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)


def judge_silence(now: datetime | None = None) -> int:
    """Raise “no meeting for a long time” where its day has come; close it where nobody waits for a meeting."""
    now = now or timezone.now()
    signs = [
        (pk, RiskKind.NO_MEETING)
        for programme in Programme.objects.running().only("pk", "risk_days")
        for pk in _silent_in(programme, now)
    ]
    _raise(signs, now)
    waiting = Match.objects.active().filter(paused_at=None)
    open_ones = Risk.objects.open().filter(kind=RiskKind.NO_MEETING)
    open_ones.exclude(match__in=waiting).update(closed_at=now)
    return len(signs)


def _silent_in(programme: Programme, now: datetime) -> list[int]:
    silence = Risk.objects.filter(kind=RiskKind.NO_MEETING)
    closed = looked_at(silence.filter(match=OuterRef("pk"))).values("at")
    rows = (
        Match.objects.active()
        .filter(programme=programme, paused_at=None)
        .without_meeting_since(now - timedelta(days=programme.risk_days))
        .exclude(pk__in=silence.open().values("match"))
        .annotate(looked=Subquery(closed))
        .values_list("pk", "begun_at", "last_met_at", "looked")
    )
    return [
        pk
        for pk, begun_at, last_met_at, looked in rows
        if now >= silent_from(_facts_of_silence(programme, begun_at, last_met_at, looked))
    ]


def _facts_of_silence(programme: Programme, begun_at: Any, last_met_at: Any, looked: Any) -> Facts:
    known: dict[str, Any] = {RiskKind.NO_MEETING: looked} if looked else {}
    return Facts(begun_at=begun_at, risk_days=programme.risk_days, last_met_at=last_met_at, looked_at=known)


@transaction.atomic
def close_risk(*, risk: Risk, by: Any, note: str) -> bool:
    """Staff looked at it and say what was done. Only what happens from now on raises it again."""
    if not note.strip():
        raise ValueError("A note says what was done.")
    this = Risk.objects.open().filter(pk=risk.pk)
    return bool(this.update(closed_at=timezone.now(), closed_by=by, note=note.strip()[:300]))


def close_risks_of(*, match: Match) -> None:
    """A match is over: nobody has to look at it any more."""
    Risk.objects.open().filter(match=match).update(closed_at=timezone.now())
