"""A match begins, is paused, and ends; who may be matched again follows from who ended it."""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from ..enums import ApplicationState, EndReason, MatchEventKind, Origin, Side
from ..exceptions import Over
from ..models import Circle, Match, MatchEvent, MenteeApplication, MentorApplication
from ..returning import returning, waits_for_staff
from ..signals import match_begun, match_ended
from .places import give_back_place, leave_circle, let_mentee_go


def begin_match(
    *,
    mentor: MentorApplication,
    mentee: MenteeApplication,
    origin: Origin,
    reasons: dict | None = None,
    circle: Circle | None = None,
    by=None,
) -> Match:
    """Two people work together from now on. The mentor's place and the mentee are held already.

    Call it inside the transaction that answered the offer; a second call finds the match of the first.
    """
    now = timezone.now()
    match, new = Match.objects.get_or_create(
        mentee=mentee,
        ended_at=None,
        defaults={
            "programme_id": mentee.programme_id,
            "mentor": mentor,
            "circle": circle,
            "origin": origin,
            "reasons": reasons or {},
            "begun_at": now,
            "ends_on": timezone.localdate(now) + timedelta(weeks=mentee.programme.weeks),
        },
    )
    if new:
        note_event(match, MatchEventKind.BEGUN, by=by)
        transaction.on_commit(partial(match_begun.send, Match, match=match))
    return match


@transaction.atomic
def end_match(*, match: Match, side: Side, reason: EndReason, by=None, note: str = "") -> Match:
    """End it once: the place is free, and who returns to the pool is decided. Ending twice changes nothing."""
    now = timezone.now()
    ended = Match.objects.active().filter(pk=match.pk)
    if ended.update(ended_at=now, ended_by=side, end_reason=reason):
        match.ended_at = now
        _free(match, side, reason)
        note_event(match, MatchEventKind.ENDED, by=by, note=note)
        transaction.on_commit(partial(match_ended.send, Match, match=match))
    match.refresh_from_db()
    return match


def _free(match: Match, side: Side, reason: EndReason) -> None:
    back = returning(ended_by=side, reason=reason)
    if waits_for_staff(ended_by=side, reason=reason):
        other = match.mentee if side == Side.MENTOR else match.mentor
        type(other).objects.in_programme().filter(pk=other.pk).update(held_at=match.ended_at)
    give_back_place(mentor=match.mentor)
    let_mentee_go(mentee=match.mentee)
    if match.circle:
        leave_circle(circle=match.circle)
    if not back.mentor:
        MentorApplication.objects.ready().filter(pk=match.mentor_id).update(state=ApplicationState.PAUSED)
    if not back.mentee:
        state = ApplicationState.FINISHED if back.mentee_is_done else ApplicationState.PAUSED
        MenteeApplication.objects.ready().filter(pk=match.mentee_id).update(state=state)


@transaction.atomic
def pause_contact(*, match: Match, by=None) -> None:
    """Stop all contact for a while, without a verdict."""
    if Match.objects.active().filter(pk=match.pk, paused_at=None).update(paused_at=timezone.now()):
        note_event(match, MatchEventKind.PAUSED, by=by)


@transaction.atomic
def resume_contact(*, match: Match, by=None) -> None:
    if Match.objects.active().filter(pk=match.pk).exclude(paused_at=None).update(paused_at=None):
        note_event(match, MatchEventKind.RESUMED, by=by)


def note_event(match: Match, kind: MatchEventKind, *, by=None, note: str = "") -> None:
    """Write down what happened to a match, and who did it."""
    MatchEvent.objects.create(match=match, kind=kind, at=timezone.now(), by=by, note=note[:300])


def refuse_when_over(match: Match) -> None:
    if not match.is_active:
        raise Over
