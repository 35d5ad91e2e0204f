"""What stands on somebody's desk: everything they are in, read in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.offers.querysets import OfferQuerySet
from cms.people.achievements import Learning, learning_of
from cms.people.models import Person

from . import safety
from .applicants import side_of
from .contact import closed_by
from .enums import ApplicationState, Side
from .exceptions import Refused
from .models import (
    Attendance,
    CheckIn,
    Feedback,
    Goal,
    Match,
    MatchOffer,
    MenteeApplication,
    MentorApplication,
    Message,
    Note,
    Programme,
    Request,
)
from .querysets import AHEAD
from .threads import last_of, thread_of, unread_of
from .waiting import Appointment, Facts, Task, Waiting, tasks_of
from .zones import zone_of

ANSWER_WITHIN = timedelta(days=14)  # an older last word needs no answer any more


def name_of(person: Person) -> str:
    """What the other one may see of a name."""
    return person.shown_as(get_language() or "en") or _("Somebody who has left")


def with_names(messages: Iterable[Message]) -> list[Message]:
    """The messages, each with its author's name as the others see it."""
    found = list(messages)
    for message in found:
        message.author_name = name_of(message.author)
    return found


@dataclass(frozen=True)
class Line:
    """One person on the desk, with the next thing to do."""

    match: Match
    side: Side
    other: Person
    closed: Refused | None
    tasks: list[Task]
    goals: list[Goal] = field(default_factory=list)
    note: Note | None = None
    learning: Learning | None = None

    @property
    def name(self) -> str:
        return name_of(self.other)

    @property
    def next(self) -> Task:
        return self.tasks[0]

    @property
    def goal(self) -> str:
        """The first goal they work on, or what the mentee wrote when applying."""
        return self.goals[0].words if self.goals else self.match.mentee.goal

    @property
    def learned(self) -> int:
        """How much of the course that the mentee is in is done, in per cent."""
        return round(self.learning.share * 100) if self.learning else 0

    @property
    def more(self) -> list[Task]:
        """What else waits for this person here."""
        return [task for task in self.tasks[1:] if task.waits]

    @property
    def meets(self) -> Task | None:
        """When they meet next, where something else comes before it."""
        return next((task for task in self.tasks[1:] if task.kind in (Waiting.MEET, Waiting.ASKED)), None)

    @property
    def steps_words(self) -> str:
        """How far the first goal has come."""
        goal = self.goals[0] if self.goals else None
        if not (goal and goal.step_count):
            return ""
        return _("%(done)s of %(all)s steps") % {"done": goal.steps_done, "all": goal.step_count}

    @property
    def sorts_as(self) -> tuple:
        """What waits first; then by when they meet; then by name."""
        first = self.next
        return (not first.waits, first.at is None, first.at or 0, self.name)


@dataclass(frozen=True)
class Past:
    """A match that is over: it stays to be read, and a word of thanks with it."""

    match: Match
    side: Side
    other: Person
    owes_feedback: bool
    thanks: str = ""

    @property
    def name(self) -> str:
        return name_of(self.other)


@dataclass(frozen=True)
class Desk:
    """Everything, for a mentor, a mentee, or somebody who is both."""

    mentees: list[Line]
    mentors: list[Line]
    earlier: list[Past]
    offers: list[MatchOffer]
    requests: list[Request]
    applications: list[MentorApplication | MenteeApplication]
    programmes: list[Programme]

    @property
    def waiting(self) -> int:
        """How many things wait for this person."""
        lines = (*self.mentees, *self.mentors)
        tasks = sum(1 for line in lines for task in line.tasks if task.waits)
        return tasks + len(self.offers) + len(self.requests)

    @property
    def is_empty(self) -> bool:
        return not any(
            (self.mentees, self.mentors, self.earlier, self.offers, self.requests, self.applications)
        )

    @property
    def waiting_applications(self) -> list[MentorApplication | MenteeApplication]:
        """Those with something to say: not sent yet, being looked at, waiting to be matched, paused, decided on."""
        matched = {("mentee", line.match.mentee_id) for line in self.mentors}
        matched |= {("mentor", line.match.mentor_id) for line in self.mentees}
        over = {ApplicationState.FINISHED, ApplicationState.LEFT} if self.earlier else set()
        return [
            one
            for one in self.applications
            if one.state not in over
            and not (one.state == ApplicationState.ACCEPTED and (side_of(one), one.pk) in matched)
        ]


def desk_of(person: Person, *, now: datetime | None = None) -> Desk:
    return Reading(person, now or timezone.now()).desk()


class Reading:
    """Reads one person's desk. Each property is one query over all their matches, however many there are."""

    def __init__(self, person: Person, now: datetime) -> None:
        self.person, self.now, self.today = person, now, timezone.localdate(now)

    def desk(self) -> Desk:
        lines = sorted((self._line(match) for match in self.active), key=lambda line: line.sorts_as)
        applications = self._applications()
        return Desk(
            mentees=[line for line in lines if line.side == Side.MENTOR],
            mentors=[line for line in lines if line.side == Side.MENTEE],
            earlier=[self.past(match) for match in self.matches if not match.is_active],
            offers=self._open(
                MatchOffer, "proposal__round__programme", "proposal__mentee", "proposal__mentor__mentor"
            ),
            requests=self._open(Request, "mentee__programme", "mentor__mentor"),
            applications=applications,
            programmes=[] if applications else list(Programme.objects.taking_applications(self.now)),
        )

    def line(self, match: Match) -> Line:
        """One match alone, for its own page."""
        self.matches = [match]
        return self._line(match)

    @cached_property
    def matches(self) -> list[Match]:
        return list(Match.objects.of_person(self.person).with_people())

    @cached_property
    def active(self) -> list[Match]:
        return [match for match in self.matches if match.is_active]

    @cached_property
    def _apart(self) -> set[int]:
        return safety.apart_from(self.person)

    @cached_property
    def _hidden(self) -> set[int]:
        return safety.hidden_from(self.person)

    @cached_property
    def _goals(self) -> dict[int, list[Goal]]:
        done = Count("steps", filter=Q(steps__done_at__isnull=False))
        goals = Goal.objects.open().filter(match__in=self.active)
        return _grouped(
            goals.annotate(step_count=Count("steps"), steps_done=done), lambda goal: goal.match_id
        )

    @cached_property
    def _notes(self) -> dict[int, Note]:
        seen = Note.objects.seen_by(self.person).filter(match__in=self.active)
        last = seen.order_by().values("match").annotate(last=Max("pk")).values("last")
        return {note.match_id: note for note in Note.objects.filter(pk__in=last)}

    @cached_property
    def _attendances(self) -> dict[int, list[Attendance]]:
        ahead = Attendance.objects.filter(match__in=self.active, meeting__state__in=AHEAD, reported_at=None)
        return _grouped(ahead.exclude(said_yes=False).select_related("meeting"), lambda one: one.match_id)

    @cached_property
    def _check_ins(self) -> set[int]:
        mine = CheckIn.objects.open(self.today).filter(person=self.person, match__in=self.active)
        return set(mine.values_list("match", flat=True))

    @cached_property
    def _unread(self) -> dict[tuple[str, int], int]:
        return unread_of(self.person, self.active, self._hidden)

    @cached_property
    def _last(self) -> dict[tuple[str, int], Message]:
        return last_of(self.active, self._hidden)

    @cached_property
    def _learning(self) -> dict[int, list[Learning]]:
        """What the mentees learn in courses, for their mentor: an agreed match is what lets a mentor see it."""
        mentees = [one.mentee.person_id for one in self.active if one.mentee.person_id != self.person.pk]
        return learning_of(mentees, get_language() or "en")

    @cached_property
    def _feedback(self) -> dict[int, list[Feedback]]:
        over = [match.pk for match in self.matches if not match.is_active]
        return _grouped(Feedback.objects.filter(match__in=over), lambda one: one.match_id)

    def _line(self, match: Match) -> Line:
        side = match.side_of(self.person)
        shut = closed_by(match, self._apart, self.today)
        return Line(
            match=match,
            side=side,
            other=match.other_than(self.person),
            closed=shut,
            tasks=tasks_of(self._facts(match, side, bool(shut)), now=self.now, here=_clock_of(match, side)),
            goals=self._goals.get(match.pk, []),
            note=self._notes.get(match.pk),
            learning=next(iter(self._learning.get(match.mentee.person_id, ())), None),
        )

    def _facts(self, match: Match, side: Side, is_closed: bool) -> Facts:
        thread = thread_of(match)
        return Facts(
            is_closed=is_closed,
            appointments=tuple(self._appointment(one, side) for one in self._attendances.get(match.pk, [])),
            unread=self._unread.get(thread, 0),
            answer_since=self._unanswered(self._last.get(thread)),
            check_in=match.pk in self._check_ins,
            ends_on=match.ends_on,
        )

    def _appointment(self, attendance: Attendance, side: Side) -> Appointment:
        meeting = attendance.meeting
        is_mine = meeting.proposed_by_id == self.person.pk
        answered = side == Side.MENTEE and attendance.said_yes is not None
        return Appointment(
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            is_agreed=meeting.state == "confirmed",
            waits_for_me=not is_mine and not answered,
        )

    def _unanswered(self, last: Message | None) -> datetime | None:
        """When the other wrote last, if that was lately and the last word."""
        if last is None or last.author_id == self.person.pk or last.at < self.now - ANSWER_WITHIN:
            return None
        return last.at

    def past(self, match: Match) -> Past:
        told = {one.person_id: one for one in self._feedback.get(match.pk, [])}
        other = match.other_than(self.person)
        theirs = told.get(other.pk)
        may_read = theirs and match.end_reason != "safety" and other.pk not in self._apart
        return Past(
            match=match,
            side=match.side_of(self.person),
            other=other,
            owes_feedback=self.person.pk not in told,
            thanks=theirs.thanks if may_read else "",
        )

    def _applications(self) -> list[MentorApplication | MenteeApplication]:
        kinds = (MentorApplication, MenteeApplication)
        return [
            one for kind in kinds for one in kind.objects.for_person(self.person).select_related("programme")
        ]

    def _open(self, model: type, *paths: str) -> list:
        """What waits for an answer, past those whom a measure of safety keeps from contact for now."""
        offers: OfferQuerySet = model.objects.for_person(self.person)
        found = offers.open(self.now).select_related(*paths).order_by("until", "pk")
        return [one for one in found if not _two_of(one) & self._apart]


def _two_of(offer: MatchOffer | Request) -> set[int]:
    """The ids of the two people an offer or a request would bring together."""
    about = offer.proposal if isinstance(offer, MatchOffer) else offer
    return {about.mentee.person_id, about.mentor.mentor.person_id}


def _grouped(rows: Iterable, key: Callable) -> dict:
    found = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return dict(found)


def _clock_of(match: Match, side: Side) -> Callable[[datetime], datetime]:
    """Turns a moment into local time of that side, without a zone, so that templates leave it as it is."""
    who = match.mentor.mentor if side == Side.MENTOR else match.mentee
    zone = zone_of(who.time_zone)
    return lambda moment: moment.astimezone(zone).replace(tzinfo=None)
