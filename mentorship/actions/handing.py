"""Staff bring people together by hand within a round. What they decided is pinned: the next run keeps it."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from ..enums import ProposalState
from ..exceptions import AlreadyMatched, BreaksRules, HasMoved, NoPlace
from ..models import MenteeApplication, MentorApplication, Proposal, Round
from ..weighing import Weighed, places_planned, weigh
from .rounds import refuse_while_at_work


def give_mentor(*, proposal: Proposal, mentor: MentorApplication, by=None) -> None:
    """Propose another mentor to this mentee. Raises BreaksRules, NoPlace, HasMoved, RunAtWork and RoundOver."""
    weighed = _allowed(proposal.mentee, mentor)
    with transaction.atomic():
        refuse_while_at_work(proposal.round)
        if places_planned(proposal.round, mentor, without=proposal) < 1:
            raise NoPlace
        _put(proposal, mentor, weighed, by)


def swap_mentors(*, one: Proposal, other: Proposal, by=None) -> None:
    """Each mentee is proposed the other's mentor. Raises BreaksRules, HasMoved, RunAtWork and RoundOver."""
    mentors = one.mentor, other.mentor
    first, second = _allowed(one.mentee, mentors[1]), _allowed(other.mentee, mentors[0])
    with transaction.atomic():
        refuse_while_at_work(one.round)
        _put(one, mentors[1], first, by)
        _put(other, mentors[0], second, by)


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


def _allowed(mentee: MenteeApplication, mentor: MentorApplication) -> Weighed:
    weighed = weigh(mentee, mentor)
    if weighed.broken:
        raise BreaksRules(weighed.broken)
    return weighed


def _put(proposal: Proposal, mentor: MentorApplication, weighed: Weighed, by) -> None:
    """Only while nobody has decided otherwise since it was read."""
    this = Proposal.objects.standing().filter(pk=proposal.pk, mentor=proposal.mentor_id)
    if not this.update(
        mentor=mentor,
        state=ProposalState.PINNED,
        score=weighed.score,
        rank=weighed.rank,
        reasons=weighed.reasons,
        choices=[],
        decided_by=by,
    ):
        raise HasMoved
    proposal.refresh_from_db()
