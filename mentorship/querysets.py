"""What may be asked about mentorship, in its own words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from cms.offers.enums import OfferState

from .enums import (
    ApplicationState,
    GoalState,
    MeetingState,
    ProgrammeState,
    ProposalState,
    RoundState,
    RunState,
    Side,
    TieKind,
)

IN_PROGRAMME = (ApplicationState.ACCEPTED, ApplicationState.PAUSED)
AHEAD = (MeetingState.PROPOSED, MeetingState.CONFIRMED)
A_DAY = timedelta(days=1)


class ProgrammeQuerySet(models.QuerySet):
    def running(self) -> ProgrammeQuerySet:
        return self.filter(state=ProgrammeState.OPEN)

    def announced(self) -> ProgrammeQuerySet:
        """All but those that are still being prepared."""
        return self.exclude(state=ProgrammeState.DRAFT)

    def taking_applications(self, now: datetime) -> ProgrammeQuerySet:
        return self.running().filter(
            Q(opens_at=None) | Q(opens_at__lte=now), Q(closes_at=None) | Q(closes_at__gt=now)
        )


def vetted(path: str, on: date) -> Q:
    """A vetting that was passed, not taken back, and has not run out, at the end of this path."""
    return Q(**{f"{path}passed": True, f"{path}revoked_at": None, f"{path}expires_on__gte": on})


def silent(this_round, side: str) -> Q:
    """An offer of the round to that side of a proposal ran out."""
    offers = "proposals__offers__"
    return Q(**{"proposals__round": this_round, f"{offers}side": side, f"{offers}state": OfferState.EXPIRED})


def between(one_id: int, other_id: int) -> Q:
    """What brings these two people together, whichever of them is the mentor: proposals, requests, matches."""
    return Q(mentee__person=one_id, mentor__mentor__person=other_id) | Q(
        mentee__person=other_id, mentor__mentor__person=one_id
    )


class VettingQuerySet(models.QuerySet):
    def in_force(self, on: date) -> VettingQuerySet:
        return self.filter(vetted("", on))

    def running_out(self, on: date, days: int) -> VettingQuerySet:
        """The last that is in force of a mentor in a programme, when it ends so soon."""
        everywhere = self.model._default_manager.filter(vetted("", on), mentor=OuterRef("mentor"))
        later = Q(expires_on__gt=OuterRef("expires_on")) | Q(
            expires_on=OuterRef("expires_on"), pk__gt=OuterRef("pk")
        )
        return (
            self.in_force(on)
            .filter(~Exists(everywhere.filter(later)), expires_on__lte=on + timedelta(days=days))
            .filter(mentor__applications__state__in=IN_PROGRAMME, mentor__person__erased_at=None)
            .distinct()
        )


class MentorQuerySet(models.QuerySet):
    def vetted(self, on: date) -> MentorQuerySet:
        return self.filter(pk__in=self.model._default_manager.filter(vetted("vettings__", on)).values("pk"))


class ApplicationQuerySet(models.QuerySet):
    def in_programme(self):
        """Accepted, for a while paused or not."""
        return self.filter(state__in=IN_PROGRAMME)

    def ready(self):
        """Accepted and not paused: may be matched, as far as the application goes."""
        return self.filter(state=ApplicationState.ACCEPTED)

    def waiting(self):
        """Sent, and not decided on."""
        return self.filter(state=ApplicationState.SENT)


class MentorApplicationQuerySet(ApplicationQuerySet):
    def for_person(self, person) -> MentorApplicationQuerySet:
        return self.filter(mentor__person=person) if person else self.none()

    def with_place(self) -> MentorApplicationQuerySet:
        return self.filter(taken__lt=F("places"))

    def available(self, on: date) -> MentorApplicationQuerySet:
        """May be offered to somebody: in the programme, vetted, trained and agreed to the code of conduct."""
        of_the_vetted = self.model._default_manager.filter(vetted("mentor__vettings__", on)).values("pk")
        trained = Q(programme__training="") | Q(trained_at__isnull=False)
        return self.ready().filter(
            trained, pk__in=of_the_vetted, conduct_version=F("programme__conduct_version")
        )

    def silent_in(self, this_round) -> MentorApplicationQuerySet:
        """Let an offer of the round go by without a word."""
        return self.filter(silent(this_round, Side.MENTOR)).distinct()


class MenteeApplicationQuerySet(ApplicationQuerySet):
    def for_person(self, person) -> MenteeApplicationQuerySet:
        return self.filter(person=person) if person else self.none()

    def looking(self) -> MenteeApplicationQuerySet:
        """In the programme, without a mentor and without an offer of one."""
        return self.ready().filter(is_matched=False)

    def silent_in(self, this_round) -> MenteeApplicationQuerySet:
        """Let an offer of the round go by without a word."""
        return self.filter(silent(this_round, Side.MENTEE)).distinct()


class TieQuerySet(models.QuerySet):
    def keeping_apart(self) -> TieQuerySet:
        """Those that keep two people from being matched."""
        return self.exclude(kind=TieKind.KNOWN)

    def between(self, one, other) -> TieQuerySet:
        first, second = sorted((one.pk, other.pk))
        return self.filter(person=first, other=second)


class RoundQuerySet(models.QuerySet):
    def current(self) -> RoundQuerySet:
        return self.exclude(state=RoundState.CLOSED)


class RunQuerySet(models.QuerySet):
    def unfinished(self) -> RunQuerySet:
        return self.filter(state__in=(RunState.WAITING, RunState.RUNNING))

    def done(self) -> RunQuerySet:
        return self.filter(state=RunState.DONE)

    def cut(self, before: datetime) -> RunQuerySet:
        """Running, but without a sign of life since that moment: its worker died."""
        return self.filter(state=RunState.RUNNING, beat_at__lt=before)

    def forgotten(self, before: datetime) -> RunQuerySet:
        """Waiting since before that moment, and nobody came."""
        asked = Q(beat_at=None, asked_at__lt=before) | Q(beat_at__lt=before)
        return self.filter(asked, state=RunState.WAITING)

    def held(self, run) -> RunQuerySet:
        """The run as this attempt holds it: empty once another worker has taken it up, or it is over."""
        return self.filter(pk=run.pk, state=RunState.RUNNING, attempts=run.attempts)


class ProposalQuerySet(models.QuerySet):
    def standing(self) -> ProposalQuerySet:
        """Proposed or pinned, and not published yet."""
        return self.filter(state__in=(ProposalState.PROPOSED, ProposalState.PINNED))

    def counts(self) -> dict[str, int]:
        """How many there are of each state."""
        rows = self.order_by().values_list("state").annotate(count=models.Count("pk"))
        return dict(rows)

    def sending(self) -> ProposalQuerySet:
        """Published; the offers are still to be made."""
        return self.filter(state=ProposalState.SENDING)

    def offered(self) -> ProposalQuerySet:
        return self.filter(state=ProposalState.OFFERED)

    def lapsed(self) -> ProposalQuerySet:
        return self.filter(state=ProposalState.LAPSED)

    def lock(self, pk: int) -> bool:
        """Take an offered proposal for this transaction, before its offers, places and people are touched."""
        return bool(self.offered().filter(pk=pk).update(state=ProposalState.OFFERED))


class CircleQuerySet(models.QuerySet):
    def with_seats(self) -> CircleQuerySet:
        """Those that somebody is in or is offered, and that have room for one more."""
        return self.filter(taken__gt=0, taken__lt=F("size"))


class MatchQuerySet(models.QuerySet):
    def active(self) -> MatchQuerySet:
        return self.filter(ended_at=None)

    def of_person(self, person) -> MatchQuerySet:
        """Those the person is in, on either side; none for a guest."""
        if not person:
            return self.none()
        return self.filter(Q(mentee__person=person) | Q(mentor__mentor__person=person))

    def with_people(self) -> MatchQuerySet:
        """Read with what a page about them says of both."""
        return self.select_related("programme", "circle", "mentor__mentor__person", "mentee__person")

    def planned_until(self, on: date) -> MatchQuerySet:
        """Those whose planned time is over on that day."""
        return self.filter(ends_on__lte=on)

    def without_meeting_since(self, moment: datetime) -> MatchQuerySet:
        return self.filter(begun_at__lt=moment).filter(Q(last_met_at=None) | Q(last_met_at__lt=moment))


class RiskQuerySet(models.QuerySet):
    def open(self) -> RiskQuerySet:
        return self.filter(closed_at=None)


class GoalQuerySet(models.QuerySet):
    def open(self) -> GoalQuerySet:
        return self.filter(state=GoalState.OPEN)


class MeetingQuerySet(models.QuerySet):
    def of_match(self, match) -> MeetingQuerySet:
        return self.filter(attendances__match=match)

    def of_person(self, person) -> MeetingQuerySet:
        """Those a mentor gives, and those a mentee was asked to; none for a guest."""
        if not person:
            return self.none()
        asked = self.model._default_manager.filter(attendances__match__mentee__person=person)
        return self.filter(Q(mentor__mentor__person=person) | Q(pk__in=asked.values("pk")))

    def live(self) -> MeetingQuerySet:
        """Proposed or agreed: neither reported on nor called off."""
        return self.filter(state__in=AHEAD)

    def ahead(self, now: datetime) -> MeetingQuerySet:
        return self.live().filter(starts_at__gte=now)

    def to_report(self, now: datetime) -> MeetingQuerySet:
        """Agreed, begun, and nobody has said yet whether it took place."""
        return self.filter(state=MeetingState.CONFIRMED, starts_at__lt=now)

    def held(self) -> MeetingQuerySet:
        return self.filter(state=MeetingState.HELD)

    def at_the_same_time(self, mentor, starts_at: datetime, minutes: int) -> list:
        """What this mentor has then already, in any programme. No meeting is longer than a day."""
        ends_at = starts_at + timedelta(minutes=minutes)
        near = self.live().filter(
            mentor__mentor=mentor, starts_at__lt=ends_at, starts_at__gt=starts_at - A_DAY
        )
        return [meeting for meeting in near if meeting.ends_at > starts_at]

    def to_remind(self, now: datetime, hours: int) -> MeetingQuerySet:
        """Agreed, so many hours away or fewer, and not yet reminded of so closely."""
        return self.filter(
            Q(reminded=None) | Q(reminded__gt=hours),
            state=MeetingState.CONFIRMED,
            starts_at__gt=now,
            starts_at__lte=now + timedelta(hours=hours),
        )

    def slept_through(self, begins: datetime, ends: datetime, hours: int) -> MeetingQuerySet:
        """Agreed, and so early that a reminder so many hours before, held in that night, would come after the start."""
        return self.filter(
            Q(reminded=None) | Q(reminded__gt=hours),
            state=MeetingState.CONFIRMED,
            starts_at__gte=begins + timedelta(hours=hours),
            starts_at__lte=ends,
        )


class AttendanceQuerySet(models.QuerySet):
    def reported(self) -> AttendanceQuerySet:
        return self.exclude(reported_at=None)

    def objected(self) -> AttendanceQuerySet:
        """The two tell it differently, and nobody has looked into it yet."""
        return self.exclude(objected_at=None)


class NoteQuerySet(models.QuerySet):
    def seen_by(self, person) -> NoteQuerySet:
        """Shared ones, and their own private ones."""
        return self.filter(Q(is_private=False) | Q(author=person))


class MessageQuerySet(models.QuerySet):
    def in_thread_of(self, match) -> MessageQuerySet:
        """A circle has one thread for all; a pair has its own."""
        return self.filter(circle=match.circle_id) if match.circle_id else self.filter(match=match)


class CheckInQuerySet(models.QuerySet):
    def due(self, on: date) -> CheckInQuerySet:
        return self.filter(answered_at=None, due_on__lte=on)

    def open(self, on: date, *, days: int = 21) -> CheckInQuerySet:
        """May still be answered: due, and not long over."""
        return self.due(on).filter(due_on__gt=on - timedelta(days=days))
