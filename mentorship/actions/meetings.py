"""A meeting is proposed, agreed, moved and called off. Its identity stays; its calendar entry follows by SEQUENCE."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ..conf import setting
from ..enums import MeetingPlace, MeetingState, Side
from ..exceptions import Moved, NotYours, TimePassed, TimeTaken
from ..models import Attendance, Match, Meeting, Mentor
from ..querysets import AHEAD
from ..signals import meeting_agreed
from .holding import PEOPLE, asked_to, hold_contact, those_in_contact
from .telling import tell_of_meeting

AHEAD_AT_MOST = timedelta(days=180)


@dataclass(frozen=True)
class Plan:
    """When, for how long and where people want to meet. A link is https; no telephone number is kept."""

    starts_at: datetime
    minutes: int
    place: str = MeetingPlace.ONLINE
    link: str = ""
    where: str = ""
    about: str = ""


@transaction.atomic
def propose_meeting(*, match: Match, person: Any, plan: Plan) -> Meeting:
    """Ask the other of a pair, or everybody in the circle, to meet then. Asking the same twice finds the first.

    Raises TimeTaken when the mentor has something then, in any programme.
    """
    side = _side_in(match, person)
    hold_contact(match)
    _refuse_time(plan.starts_at)
    taken = _taken(match.mentor.mentor, plan)
    if again := next((one for one in taken if _is_the_same(one, match, person, plan)), None):
        return again
    if taken:
        raise TimeTaken
    meeting = Meeting.objects.create(
        mentor=match.mentor, circle=match.circle, proposed_by=person, **asdict(plan)
    )
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, match=one, said_yes=True if (side, one) == (Side.MENTEE, match) else None)
        for one in _asked(match)
    )
    tell_of_meeting(meeting, "mentoring_meeting_proposed", but=person)
    return meeting


@transaction.atomic
def confirm_meeting(*, meeting: Meeting, person: Any, sequence: int) -> Meeting:
    """Say yes to the time that was read as `sequence`. In a circle the first yes makes the meeting stand.

    Raises Moved when another time was proposed meanwhile.
    """
    side, mine = _place_of(meeting, person)
    _hold(meeting, mine)
    _refuse_time(meeting.starts_at)
    by_mentor = meeting.proposed_by_id == meeting.mentor.mentor.person_id
    if side == Side.MENTOR and by_mentor:
        raise NotYours
    this = Meeting.objects.filter(pk=meeting.pk, sequence=sequence)
    if mine:
        if not this.filter(state__in=AHEAD).update(sequence=F("sequence")):
            raise Moved
        meeting.attendances.filter(match=mine).update(said_yes=True)
    if side == Side.MENTOR or by_mentor:
        _agree(meeting, this, person)
    meeting.refresh_from_db()
    return meeting


def _agree(meeting: Meeting, this: Any, person: Any) -> None:
    now = timezone.now()
    agreed = {"state": MeetingState.CONFIRMED, "decided_at": now, "changed_at": now}
    near = _reminded_by(meeting.starts_at, now)
    if this.filter(state=MeetingState.PROPOSED).update(reminded=near, **agreed):
        transaction.on_commit(partial(meeting_agreed.send, Meeting, meeting=meeting))
        tell_of_meeting(meeting, "mentoring_meeting_agreed", but=person)
    elif not this.filter(state=MeetingState.CONFIRMED).exists():
        raise Moved


def _reminded_by(starts_at: datetime, now: datetime) -> int | None:
    """The nearest reminder whose time is over when people agree: agreeing reminds as well."""
    open_already = [hours for hours in setting("REMINDER_HOURS") if starts_at - now <= timedelta(hours=hours)]
    return min(open_already, default=None)


@transaction.atomic
def call_off_meeting(*, meeting: Meeting, person: Any) -> Meeting:
    """Decline what was proposed, or take back what was agreed. In a circle the others meet without the mentee.

    This is possible at any time before, whatever stands between the two. Twice changes nothing.
    """
    _side, mine = _place_of(meeting, person)
    if mine:
        meeting.attendances.filter(match=mine, reported_at=None).update(said_yes=False)
        if meeting.attendances.exclude(said_yes=False).exists():
            return meeting
    cancel(meeting, by=person)
    meeting.refresh_from_db()
    return meeting


def cancel(meeting: Meeting, *, by: Any = None) -> None:
    """Call it off for everybody, once. Call it inside a transaction."""
    now = timezone.now()
    off = {"state": MeetingState.CANCELLED, "decided_at": now, "changed_at": now}
    this = Meeting.objects.filter(pk=meeting.pk, state__in=AHEAD)
    if this.update(sequence=F("sequence") + 1, **off) and meeting.starts_at > now:
        tell_of_meeting(meeting, "mentoring_meeting_called_off", but=by)


@transaction.atomic
def move_meeting(*, meeting: Meeting, person: Any, plan: Plan, sequence: int) -> Meeting:
    """Propose another time or place for what was read as `sequence`; all but who moves it are asked anew.

    When only the link or the words change, what was agreed stays agreed, and the others are told. A circle's meeting
    is moved by its mentor, or by who proposed it.
    """
    _side, mine = _place_of(meeting, person)
    if mine and meeting.circle_id and meeting.proposed_by_id != person.pk:
        raise NotYours
    _hold(meeting, mine)
    _refuse_time(plan.starts_at)
    if [one for one in _taken(meeting.mentor.mentor, plan) if one.pk != meeting.pk]:
        raise TimeTaken
    this = Meeting.objects.live().filter(pk=meeting.pk, sequence=sequence)
    stays = this.filter(starts_at=plan.starts_at, minutes=plan.minutes, place=plan.place).exists()
    anew = {"state": MeetingState.PROPOSED, "decided_at": None, "reminded": None, "proposed_by": person}
    if not this.update(
        sequence=F("sequence") + 1, changed_at=timezone.now(), **({} if stays else anew), **asdict(plan)
    ):
        raise Moved
    if not stays:
        meeting.attendances.update(said_yes=None)
        meeting.attendances.filter(match=mine).update(said_yes=True)
    meeting.refresh_from_db()
    tell_of_meeting(meeting, "mentoring_meeting_changed" if stays else "mentoring_meeting_moved", but=person)
    return meeting


@transaction.atomic
def call_off_ahead(*, match: Match) -> int:
    """A match is over: what was planned falls away, without a word to two who part. A circle goes on without them."""
    ahead = Meeting.objects.of_match(match).filter(state__in=AHEAD, starts_at__gt=timezone.now())
    Attendance.objects.filter(match=match, meeting__in=ahead).update(said_yes=False)
    alone = ahead.exclude(
        pk__in=Attendance.objects.filter(meeting__in=ahead).exclude(said_yes=False).values("meeting")
    )
    off = {"state": MeetingState.CANCELLED, "decided_at": timezone.now(), "changed_at": timezone.now()}
    gone = list(alone.values_list("pk", flat=True))
    return Meeting.objects.filter(pk__in=gone).update(sequence=F("sequence") + 1, **off)


def _side_in(match: Match, person: Any) -> Side:
    side = match.side_of(person)
    if side is None:
        raise NotYours
    return side


def _place_of(meeting: Meeting, person: Any) -> tuple[Side, Match | None]:
    """The person's side, and for a mentee the match they were asked in."""
    if person == meeting.mentor.mentor.person:
        return Side.MENTOR, None
    mine = next((match for match in asked_to(meeting) if match.mentee.person == person), None)
    if mine is None:
        raise NotYours
    return Side.MENTEE, mine


def _asked(match: Match) -> list[Match]:
    if match.circle_id is None:
        return [match]
    return those_in_contact(Match.objects.active().filter(circle=match.circle_id).select_related(*PEOPLE))


def _hold(meeting: Meeting, mine: Match | None) -> None:
    """A mentee needs their own match in order; the mentor at least one of those who were asked."""
    asked = [mine] if mine else asked_to(meeting)
    if len(asked) == 1:
        hold_contact(asked[0])
    else:
        those_in_contact(asked)


def _taken(mentor: Mentor, plan: Plan) -> list[Meeting]:
    """What the mentor has then. Their row is taken first: of two who ask at once, one looks after the other wrote."""
    Mentor.objects.filter(pk=mentor.pk).update(unanswered=F("unanswered"))
    return Meeting.objects.at_the_same_time(mentor, plan.starts_at, plan.minutes)


def _is_the_same(meeting: Meeting, match: Match, person: Any, plan: Plan) -> bool:
    same = meeting.starts_at == plan.starts_at and meeting.proposed_by_id == person.pk
    return same and meeting.attendances.filter(match=match).exists()


def _refuse_time(starts_at: datetime) -> None:
    now = timezone.now()
    if not now < starts_at <= now + AHEAD_AT_MOST:
        raise TimePassed
