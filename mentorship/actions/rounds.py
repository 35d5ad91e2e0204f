"""A round of matching: opened, its proposals looked through by staff, published as offers, closed."""

from __future__ import annotations

from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from ..enums import ProposalState, RoundState
from ..exceptions import HasMoved, NothingToPublish, OffersOpen, RoundOver, RoundStands, RunAtWork
from ..models import Programme, Proposal, Round
from ..signals import round_published
from .holding import hold_round

MAY_BECOME = {
    ProposalState.PINNED: (ProposalState.PROPOSED,),
    ProposalState.PROPOSED: (ProposalState.PINNED,),
    ProposalState.REJECTED: (ProposalState.PROPOSED, ProposalState.PINNED),
}


def open_round(*, programme: Programme, by=None) -> Round:
    """The programme's next round. Raises RoundStands while another is not closed."""
    last = programme.rounds.aggregate(last=Max("number"))["last"] or 0
    try:
        with transaction.atomic():
            return Round.objects.create(programme=programme, number=last + 1, opened_by=by)
    except IntegrityError:
        raise RoundStands from None


def decide(*, proposal: Proposal, state: ProposalState, by=None) -> None:
    """Pin a proposal, let go of the pin, or reject it. Deciding the same twice is harmless.

    Raises HasMoved when it is no longer to be decided on, RunAtWork and RoundOver.
    """
    with transaction.atomic():
        refuse_while_at_work(proposal.round)
        this = Proposal.objects.filter(pk=proposal.pk)
        moved = this.filter(state__in=MAY_BECOME[state]).update(state=state, decided_by=by)
        if not (moved or this.filter(state=state).exists()):
            raise HasMoved
    proposal.refresh_from_db(fields=["state", "decided_by"])


def pin(*, proposal: Proposal, by=None) -> None:
    """Keep it, whatever the next run finds."""
    decide(proposal=proposal, state=ProposalState.PINNED, by=by)


def unpin(*, proposal: Proposal, by=None) -> None:
    decide(proposal=proposal, state=ProposalState.PROPOSED, by=by)


def reject(*, proposal: Proposal, by=None) -> None:
    """These two are not brought together in this round."""
    decide(proposal=proposal, state=ProposalState.REJECTED, by=by)


def refuse_while_at_work(this_round: Round) -> None:
    """Raise RoundOver or RunAtWork. Inside a transaction nothing can begin until it ends."""
    hold_round(this_round)
    if this_round.runs.unfinished().exists():
        raise RunAtWork


@transaction.atomic
def publish_round(*, this_round: Round, by=None) -> int:
    """What stands now is to be offered to both people; a worker makes the offers. Returns how many.

    Again after another run publishes what that one proposed. Raises NothingToPublish, RunAtWork and RoundOver.
    """
    refuse_while_at_work(this_round)
    if not (sent := this_round.proposals.standing().update(state=ProposalState.SENDING)):
        raise NothingToPublish
    Round.objects.filter(pk=this_round.pk).update(state=RoundState.PUBLISHED, published_at=timezone.now())
    this_round.refresh_from_db()
    transaction.on_commit(partial(round_published.send, Round, round=this_round))
    return sent


@transaction.atomic
def close_round(*, this_round: Round, by=None) -> None:
    """End it. What was proposed and never published is forgotten; what is offered has to be answered first.

    Raises OffersOpen and RunAtWork. Closing twice is harmless.
    """
    try:
        refuse_while_at_work(this_round)
    except RoundOver:
        return
    if this_round.proposals.filter(state__in=(ProposalState.SENDING, ProposalState.OFFERED)).exists():
        raise OffersOpen
    this_round.proposals.standing().delete()
    Round.objects.filter(pk=this_round.pk).update(state=RoundState.CLOSED, closed_at=timezone.now())
    this_round.refresh_from_db()
