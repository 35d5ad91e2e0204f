"""What a coordinator has to look at in a programme, the most pressing first.

As many queries for 10,000 matches as for three.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from .conf import setting
from .enums import MeetingState, RiskKind
from .models import (
    Attendance,
    CheckIn,
    Match,
    MatchOffer,
    Meeting,
    MenteeApplication,
    MentorApplication,
    Programme,
    Request,
    Risk,
    Vetting,
)

OVERDUE = timedelta(days=7)  # a check-in that nobody answered for so long
UNANSWERED = timedelta(days=5)  # a time to meet that the mentor did not answer for so long
SHOWN = 25
#: How a person feels goes before what can be counted.
URGENCY = (RiskKind.LOW_PULSE, RiskKind.MISSED, RiskKind.NO_MEETING)
PEOPLE = ("mentor__mentor__person", "mentee__person")


@dataclass(frozen=True)
class Figures:
    """How a programme stands, in numbers."""

    mentors_waiting: int
    mentees_waiting: int
    looking: int
    offers_out: int
    requests_open: int
    matches: int
    at_risk: int
    told_differently: int
    check_ins_overdue: int
    mentors_silent: int
    vettings_ending: int


def figures_of(programme: Programme, *, now: datetime, today: date) -> Figures:
    """One query for each number, whatever its size."""
    mentors = MentorApplication.objects.filter(programme=programme)
    mentees = MenteeApplication.objects.filter(programme=programme)
    offers = MatchOffer.objects.open(now).filter(proposal__round__programme=programme)
    return Figures(
        mentors_waiting=mentors.waiting().count(),
        mentees_waiting=mentees.waiting().count(),
        looking=mentees.looking().count(),
        offers_out=offers.values("proposal").distinct().count(),
        requests_open=Request.objects.open(now).filter(mentee__programme=programme).count(),
        matches=Match.objects.active().filter(programme=programme).count(),
        at_risk=at_risk(programme).count(),
        told_differently=told_differently(programme).count(),
        check_ins_overdue=check_ins_overdue(programme, today=today).count(),
        mentors_silent=silent_mentors(programme, now=now).count(),
        vettings_ending=vettings_ending(programme, today=today).count(),
    )


def programmes_with_numbers() -> QuerySet[Programme]:
    """The programmes that run, with how many matches they have and how many of those are at risk."""
    active = Q(matches__ended_at=None)
    risky = Risk.objects.open().filter(match=OuterRef("matches__pk"))
    return (
        Programme.objects.running()
        .annotate(
            active=Count("matches", filter=active, distinct=True),
            risky=Count("matches", filter=active & Exists(risky), distinct=True),
        )
        .order_by("name", "pk")
    )


def at_risk(programme: Programme) -> QuerySet[Match]:
    """Matches with an open sign: unhappy first, then missed, then silent; the longest first within."""
    signs = Risk.objects.open().filter(match=OuterRef("pk"))
    ranks = [When(Exists(signs.filter(kind=kind)), then=Value(rank)) for rank, kind in enumerate(URGENCY)]
    since = Min("risks__raised_at", filter=Q(risks__closed_at=None))
    return (
        Match.objects.active()
        .filter(Exists(signs), programme=programme)
        .annotate(rank=Case(*ranks, output_field=IntegerField()), since=since)
        .order_by("rank", "since", "pk")
    )


def with_signs(matches: QuerySet[Match]) -> QuerySet[Match]:
    """The same, read with their people, their open signs, what was done about earlier ones, and low answers."""
    noted = Risk.objects.exclude(note="").order_by("-closed_at")
    answered = CheckIn.objects.exclude(answered_at=None).order_by("-answered_at")
    return matches.select_related(*PEOPLE).prefetch_related(
        Prefetch("risks", Risk.objects.open().order_by("raised_at"), to_attr="signs"),
        Prefetch("risks", noted, to_attr="noted"),
        Prefetch("check_ins", answered, to_attr="answers"),
    )


def told_differently(programme: Programme) -> QuerySet[Attendance]:
    """Meetings of which the two give different accounts, the oldest objection first."""
    people = [f"match__{path}" for path in PEOPLE]
    rows = Attendance.objects.objected().filter(match__programme=programme)
    return rows.select_related("meeting", *people).order_by("objected_at", "pk")


def check_ins_overdue(programme: Programme, *, today: date) -> QuerySet[CheckIn]:
    """Check-ins of matches that go on, unanswered for a week and more, and still to be answered."""
    rows = CheckIn.objects.open(today).filter(
        due_on__lte=today - OVERDUE, match__programme=programme, match__ended_at=None
    )
    return rows.select_related("person").order_by("due_on", "pk")


def silent_mentors(programme: Programme, *, now: datetime) -> QuerySet[MentorApplication]:
    """Mentors who left requests unanswered, or a mentee's proposal to meet, and are still in the programme."""
    asked: Any = Meeting.objects.filter(
        mentor=OuterRef("pk"),
        state=MeetingState.PROPOSED,
        starts_at__gt=now - timedelta(days=30),
        changed_at__lt=now - UNANSWERED,
    ).exclude(proposed_by=OuterRef("mentor__person"))
    rows = (
        MentorApplication.objects.in_programme().filter(programme=programme).annotate(unheard=Exists(asked))
    )
    return (
        rows.filter(Q(mentor__unanswered__gt=0) | Q(unheard=True))
        .select_related("mentor__person")
        .order_by("pk")
    )


def vettings_ending(programme: Programme, *, today: date) -> QuerySet[MentorApplication]:
    """Mentors of the programme whose vetting runs out soon, the soonest first; `vetted_until` says when."""
    ending = Vetting.objects.running_out(today, setting("VETTING_NOTICE_DAYS")).filter(
        mentor=OuterRef("mentor")
    )
    rows = MentorApplication.objects.in_programme().filter(programme=programme)
    return (
        rows.annotate(vetted_until=Subquery(ending.values("expires_on")[:1]))
        .exclude(vetted_until=None)
        .select_related("mentor__person")
        .order_by("vetted_until", "pk")
    )


def first(rows: QuerySet) -> list[Any]:
    return list(rows[:SHOWN])
