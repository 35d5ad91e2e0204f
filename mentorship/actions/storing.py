"""What a run found is kept all at once, in one transaction: the round has the old proposals, or the new ones."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from ..enums import ProposalState, RunState
from ..matching.network import MatchingCancelled
from ..matching.values import Proposal as Pair
from ..models import MenteeApplication, MentorApplication, Proposal, Round, Run, Unmatched
from .proposing import Found

BATCH = 2000
CHOICES = 3
# Reasons of `matching.standing` that leave a mentor to be chosen.
HAS_ROOM = ("lower", "even", "kept", "whole")
HOLDING = (ProposalState.PINNED, ProposalState.SENDING, ProposalState.OFFERED)


class RunLost(Exception):
    """Another worker has taken the run up, or it is over: whoever reads this stops and keeps nothing."""


@transaction.atomic
def store(*, run: Run, found: Found) -> None:
    """Replace the round's proposals that nobody pinned or published. Raises RunLost or MatchingCancelled."""
    _finish(run, found)
    run.round.proposals.filter(state=ProposalState.PROPOSED).delete()
    Unmatched.objects.filter(run__round=run.round_id).delete()
    _tell_pins(run, found)
    looking, giving = _still_here(run.round)
    alone = [key for key in found.assignment.unmatched if key in looking]
    pairs = (pair for pair in found.assignment.proposals if pair.mentee in looking and pair.mentor in giving)
    _keep(Proposal, (_proposal(run, pair, found) for pair in pairs))
    _keep(Unmatched, (Unmatched(run=run, mentee_id=key, reasons=found.reasons[key]) for key in alone))


def _finish(run: Run, found: Found) -> None:
    """The run is done, if it is still this worker's and nobody asked to stop it. This statement locks its row."""
    held = Run.objects.held(run)
    done = held.filter(cancel_asked_at=None).update(
        state=RunState.DONE,
        finished_at=timezone.now(),
        share=1,
        input_digest=found.assignment.digest,
        solver=found.assignment.solver,
        status=found.assignment.status,
        figures=found.figures,
        report=found.report,
    )
    if not done:
        raise MatchingCancelled if held.exists() else RunLost


def _still_here(this_round: Round) -> tuple[set[int], set[int]]:
    """Who can still be proposed: people may have left, or been given somebody by staff, while the run was at work."""
    programme = this_round.programme
    held = this_round.proposals.filter(state__in=HOLDING).values("mentee")
    looking = MenteeApplication.objects.looking().filter(programme=programme).exclude(pk__in=held)
    giving = MentorApplication.objects.ready().filter(programme=programme)
    return set(looking.values_list("pk", flat=True)), set(giving.values_list("pk", flat=True))


def _proposal(run: Run, pair: Pair, found: Found) -> Proposal:
    reasons = found.reasons[pair.mentee]
    return Proposal(
        round_id=run.round_id,
        run=run,
        mentee_id=pair.mentee,
        mentor_id=pair.mentor,
        slot=pair.slot,
        score=pair.score,
        rank=reasons["rank"],
        reasons=reasons,
        choices=_choices(reasons) if run.round.programme.lets_choose else [],
    )


def _choices(reasons: dict[str, Any]) -> list[dict[str, int]]:
    """The mentor who is proposed, and the next best who have a place."""
    own = {"mentor": reasons["mentor"], "score": reasons["score"]}
    others = (each for each in reasons["others"] if each["why"] in HAS_ROOM)
    return [own, *({"mentor": each["mentor"], "score": each["score"]} for each in others)][:CHOICES]


def _tell_pins(run: Run, found: Found) -> None:
    """A pinned pair stays as it is, and is told its score and reasons where the run could keep it."""
    made = {pair.mentee: pair for pair in found.assignment.proposals if pair.pinned}
    pinned = list(run.round.proposals.filter(state=ProposalState.PINNED, mentee__in=made))
    for proposal in pinned:
        pair, reasons = made[proposal.mentee_id], found.reasons[proposal.mentee_id]
        proposal.run, proposal.score, proposal.slot = run, pair.score, pair.slot
        proposal.rank, proposal.reasons = reasons["rank"], reasons
    Proposal.objects.bulk_update(pinned, ["run", "score", "slot", "rank", "reasons"], batch_size=200)


def _keep(model: type[models.Model], rows: Iterable[Any]) -> None:
    rows = iter(rows)
    while some := list(islice(rows, BATCH)):
        model._default_manager.bulk_create(some)
