"""A meeting as one of its people sees it: whose turn it is, what they may do, and every clock with its names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from . import safety
from .contact import closed_by
from .desk import name_of
from .enums import MeetingState, Side
from .exceptions import Refused
from .models import Attendance, Meeting
from .zones import Clock, clocks, when_in_words

OBJECT_DAYS = 14
PEOPLE = ("programme", "mentee__person", "mentor__mentor__person")


@dataclass
class Seen:
    """One meeting and one of its people. `closed` says why nothing may be arranged now, or is None."""

    meeting: Meeting
    person: Any
    now: datetime
    closed: Refused | None
    attendances: list[Attendance] = field(default_factory=list)

    @property
    def side(self) -> Side:
        return Side.MENTOR if self.person.pk == self.meeting.mentor.mentor.person_id else Side.MENTEE

    @property
    def is_mentor(self) -> bool:
        return self.side == Side.MENTOR

    @property
    def is_circle(self) -> bool:
        return self.meeting.circle_id is not None

    @property
    def mine(self) -> Attendance | None:
        """The mentee's own place in it."""
        if self.is_mentor:
            return None
        return next(one for one in self.attendances if one.match.mentee.person_id == self.person.pk)

    @property
    def match(self):
        """The match whose page the person comes from."""
        return (self.mine or self.attendances[0]).match

    # What it is at

    @property
    def is_over(self) -> bool:
        return self.meeting.starts_at <= self.now

    @property
    def is_off(self) -> bool:
        """Called off, or declined by this mentee while the others of the circle meet."""
        return self.meeting.state == MeetingState.CANCELLED or bool(self.mine and self.mine.said_yes is False)

    @property
    def waits_for_me(self) -> bool:
        """Whether this person still has to say yes or no."""
        if self.is_off or self.is_over or self.meeting.proposed_by_id == self.person.pk or self.closed:
            return False
        if self.mine:
            return self.meeting.is_ahead and self.mine.said_yes is None
        return self.meeting.state == MeetingState.PROPOSED

    @property
    def badge(self) -> tuple[str, str, str]:
        """Kind, icon and words."""
        state = self.meeting.state
        if self.is_off:
            return "neutral", "cross", _("Called off")
        if self.waits_for_me:
            return "warn", "question", _("Your answer is wanted")
        if self.to_report and self.may_tell_missed:
            return "warn", "question", _("How did it go?")
        if state == MeetingState.PROPOSED:
            words = _("Nobody answered in time") if self.is_over else _("Waiting for an answer")
            return "neutral", "question", words
        return {
            MeetingState.CONFIRMED: ("info" if self.is_over else "good", "check", _("Agreed")),
            MeetingState.HELD: ("good", "check", _("It took place")),
            MeetingState.MISSED: ("warn", "cross", _("It did not take place")),
        }[MeetingState(state)]

    # What may be done

    @property
    def may_call_off(self) -> bool:
        return self.meeting.is_ahead and not self.is_over and not self.is_off

    @property
    def may_move(self) -> bool:
        owns = self.is_mentor or not self.is_circle or self.meeting.proposed_by_id == self.person.pk
        return self.may_call_off and owns and not self.closed

    @property
    def may_join(self) -> bool:
        """Whether the link and the place are shown."""
        return self.meeting.is_ahead and not self.is_off and not self.closed

    @property
    def to_report(self) -> list[Attendance]:
        """Of whom this person may say whether they met."""
        if not self.is_over or self.is_off:
            return []
        mine = [self.mine] if self.mine else self.attendances
        return [one for one in mine if one.reported_at is None and one.said_yes is not False]

    @property
    def may_tell_missed(self) -> bool:
        """A proposal that nobody answered was not missed by anybody."""
        return self.meeting.state != MeetingState.PROPOSED

    @property
    def to_object(self) -> list[Attendance]:
        """What the other side told lately, and nobody has objected to."""
        since = self.now - timedelta(days=OBJECT_DAYS)
        other = Side.MENTEE if self.is_mentor else Side.MENTOR
        mine = [self.mine] if self.mine else self.attendances
        return [
            one
            for one in mine
            if one.reported_by == other and one.objected_at is None and one.reported_at > since
        ]

    @property
    def objected(self) -> bool:
        return any(one.objected_at for one in ([self.mine] if self.mine else self.attendances))

    # In words

    @property
    def title(self) -> str:
        """Who one meets, in one line."""
        return _(", ").join(self.names) or _("Meeting")

    @property
    def when(self) -> str:
        """Day and hour by one's own clock."""
        return when_in_words(self.meeting.starts_at, self.zone)

    @property
    def report_rows(self) -> list[tuple[str, str]]:
        """Of a circle: each name, and the name of the field that says whether they came."""
        return [(name_of(one.match.mentee.person), f"outcome-{one.match_id}") for one in self.to_report]

    @property
    def told(self) -> list[dict[str, str]]:
        """What was said afterwards, of oneself or of each mentee, and by which side."""
        rows = [self.mine] if self.mine else self.attendances
        return [self._told(one) for one in rows if one.reported_at]

    def _told(self, one: Attendance) -> dict[str, str]:
        mentee = name_of(one.match.mentee.person)
        words = {
            "": _("It took place"),
            Side.MENTOR: _("The mentor did not come"),
            Side.MENTEE: _("%(name)s did not come") % {"name": mentee},
        }[one.missed_by]
        told_by = {
            Side.MENTOR: _("told by the mentor"),
            Side.MENTEE: _("told by %(name)s") % {"name": mentee},
            Side.STAFF: _("settled by programme staff"),
        }[Side(one.reported_by)]
        return {"words": words, "by": told_by}

    @property
    def clocks(self) -> list[Clock]:
        return clocks(self.meeting.starts_at, self.zone, self.others)

    @property
    def zone(self) -> str:
        return self.mine.match.mentee.time_zone if self.mine else self.meeting.mentor.mentor.time_zone

    @property
    def names(self) -> list[str]:
        """Everybody else in it."""
        return [name for name, _zone in self.others]

    @property
    def others(self) -> list[tuple[str, str]]:
        mentor = self.meeting.mentor.mentor
        people = [] if self.is_mentor else [(name_of(mentor.person), mentor.time_zone)]
        mentees = [
            one.match.mentee for one in self.attendances if one != self.mine and one.said_yes is not False
        ]
        return [*people, *((name_of(one.person), one.time_zone) for one in mentees)]


def meetings_of(person: Any) -> QuerySet[Meeting]:
    """Their meetings, read with everybody in them."""
    people = Attendance.objects.select_related(*(f"match__{path}" for path in PEOPLE)).order_by("pk")
    rows = Meeting.objects.of_person(person).select_related("mentor__mentor__person", "mentor__programme")
    return rows.prefetch_related(Prefetch("attendances", people))


def seen_by(person: Any, meetings: Iterable[Meeting], *, now: datetime | None = None) -> list[Seen]:
    """Each as the person sees it. One or two queries about safety, however many there are."""
    now, apart = now or timezone.now(), safety.apart_from(person)
    return [_see(meeting, person, now, apart) for meeting in meetings]


def _see(meeting: Meeting, person: Any, now: datetime, apart: set[int]) -> Seen:
    attendances = list(meeting.attendances.all())
    own = [one for one in attendances if one.match.mentee.person_id == person.pk] or attendances
    shut = [closed_by(one.match, apart, timezone.localdate(now)) for one in own]
    closed = None if None in shut else next(iter(shut), None)
    return Seen(meeting, person, now, closed, attendances)
