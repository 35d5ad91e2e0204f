"""Staff bring people together by hand within a round. What they decided is pinned: the next run keeps it."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from ..enums import ProposalState
from ..exceptions import AlreadyMatched, BreaksRules, HasMoved, NoPlace
from ..models import MenteeApplication, MentorApplication, Proposal, Round
from ..weighing import Weighed, places_planned, seats_planned, weigh
from .rounds import refuse_while_at_work


def give_mentor(*, proposal: Proposal, mentor: MentorApplication, by=None) -> None:
    """Propose another mentor to this mentee. Raises BreaksRules, NoPlace, HasMoved, RunAtWork and RoundOver."""
    weighed = _allowed(proposal.mentee, mentor)
    with transaction.atomic():
        refuse_while_at_work(proposal.round)
        if places_planned(proposal.round, mentor, without=proposal) < 1:
            raise NoPlace
        _put(proposal, mentor, None, weighed, by)


def give_seat(*, proposal: Proposal, beside: Proposal, by=None) -> None:
    """Propose to this mentee the circle in which another was proposed a seat. Raises as `give_mentor`."""
    mentor, slot = beside.mentor, beside.slot
    weighed = _allowed(proposal.mentee, mentor, slot)
    with transaction.atomic():
        refuse_while_at_work(proposal.round)
        has_place = places_planned(proposal.round, mentor, without=proposal) > 0
        if not has_place or seats_planned(proposal.round, mentor, slot) < 1:
            raise NoPlace
        _put(proposal, mentor, slot, weighed, by)


def swap_mentors(*, one: Proposal, other: Proposal, by=None) -> None:
    """Each mentee is proposed the other's mentor, and in circles the other's seat. Raises BreaksRules, HasMoved,
    RunAtWork and RoundOver."""
    seats = (one.mentor, one.slot), (other.mentor, other.slot)
    first, second = _allowed(one.mentee, *seats[1]), _allowed(other.mentee, *seats[0])
    with transaction.atomic():
        refuse_while_at_work(one.round)
        _put(one, *seats[1], first, by)
        _put(other, *seats[0], second, by)


def propose_by_hand(
    *, this_round: Round, mentee: MenteeApplication, mentor: MentorApplication, by=None
) -> Proposal:
    """Propose a mentor to somebody for whom the run found nobody. Raises as `give_mentor`, and AlreadyMatched."""
    weighed = _allowed(mentee, mentor)
    with transaction.atomic():
        refuse_while_at_work(this_round)
        if places_planned(this_round, mentor) < 1:
            raise NoPlace
        return _new(this_round, mentee, mentor, weighed, by)


def _new(
    this_round: Round, mentee: MenteeApplication, mentor: MentorApplication, weighed: Weighed, by
) -> Proposal:
    if not MenteeApplication.objects.looking().filter(pk=mentee.pk).exists():
        raise AlreadyMatched
    try:
        with transaction.atomic():
            return this_round.proposals.create(
                run=this_round.runs.done().first(),
                mentee=mentee,
                mentor=mentor,
                state=ProposalState.PINNED,
                score=weighed.score,
                rank=weighed.rank,
                reasons=weighed.reasons,
                decided_by=by,
            )
    except IntegrityError:
        raise AlreadyMatched from None


def _allowed(mentee: MenteeApplication, mentor: MentorApplication, slot: int | None = None) -> Weighed:
    if slot is None and mentee.programme.is_circles:
        raise NoPlace  # nobody sits in a circle without an hour
    weighed = weigh(mentee, mentor, slot)
    if weighed.broken:
        raise BreaksRules(weighed.broken)
    return weighed


def _put(proposal: Proposal, mentor: MentorApplication, slot: int | None, weighed: Weighed, by) -> None:
    """Only while nobody has decided otherwise since it was read."""
    this = Proposal.objects.standing().filter(pk=proposal.pk, mentor=proposal.mentor_id, slot=proposal.slot)
    if not this.update(
        mentor=mentor,
        slot=slot,
        state=ProposalState.PINNED,
        score=weighed.score,
        rank=weighed.rank,
        reasons=weighed.reasons,
        choices=[],
        decided_by=by,
    ):
        raise HasMoved
    proposal.refresh_from_db()
