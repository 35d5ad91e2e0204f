"""The demo's rounds of matching, through the ordinary actions: the pairs that are told of are pinned, the run gives
them their reasons and looks for the others, offers go out and are answered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cms.offers.enums import OfferState

from ..actions import (
    answer_offer,
    ask_run,
    carry_out_run,
    close_round,
    open_round,
    publish_round,
    send_offers,
)
from ..enums import ProposalState
from ..models import Match, MatchOffer, MenteeApplication, MentorApplication, Programme, Proposal, Round, Run
from . import words
from .people import COORDINATOR, somebody
from .words import Words, ago

Pair = tuple[MentorApplication, MenteeApplication]
BOTH = ("mentee", "mentor")
LOOKED_THROUGH = timedelta(days=2)  # from the run to the offers


def hold_round(programme: Programme, planned: Words, pairs: list[Pair]) -> list[Match]:
    """One round as far as it has come: proposed, published, answered, closed. These pairs came of it."""
    by = somebody(COORDINATOR)
    this_round = open_round(programme=programme, by=by)
    for mentor, mentee in pairs:
        Proposal.objects.create(
            round=this_round, mentor=mentor, mentee=mentee, state=ProposalState.PINNED, decided_by=by
        )
    propose(this_round, by)
    if "published" not in planned:
        return []
    publish_round(this_round=this_round, by=by)
    send_offers(round_id=this_round.pk)
    matches = _answer(this_round, {mentee.pk for _mentor, mentee in pairs})
    if "closed" in planned:
        close_round(this_round=this_round, by=by)
    _date_back(this_round, planned)
    return matches


def propose(this_round: Round, by: Any) -> Run:
    """Match at once: a demo does not wait for its worker."""
    run = ask_run(this_round=this_round, by=by)
    carry_out_run(run_id=run.pk)
    return run


def propose_late(programme: Programme) -> None:
    """Look for mentors for those who came when the offers were out; staff have not published it yet."""
    propose(programme.rounds.current().get(), somebody(COORDINATOR))


def _answer(this_round: Round, agreed: set[int]) -> list[Match]:
    said = {
        words.stable_key("person", told["mentee"]): told["accepted"]
        for told in words.read("matches")["offers"]
    }
    offered = this_round.proposals.offered().select_related("mentee__person")
    return [match for proposal in offered if (match := _accept(proposal, agreed, said))]


def _accept(proposal: Proposal, agreed: set[int], said: dict[Any, list[str]]) -> Match | None:
    """The sides that said yes say so now; the match that comes of it when both did."""
    sides = BOTH if proposal.mentee_id in agreed else said.get(proposal.mentee.person.key, ())
    match = None
    for offer in proposal.offers.filter(side__in=sides).select_related("person"):
        match = answer_offer(offer=offer, person=offer.person, accept=True)
    return match


def _date_back(this_round: Round, planned: Words) -> None:
    published = ago(planned["published"])
    proposed = published - LOOKED_THROUGH
    Round.objects.filter(pk=this_round.pk).update(
        opened_at=proposed - timedelta(hours=1),
        published_at=published,
        closed_at=ago(planned["closed"]) if "closed" in planned else None,
    )
    this_round.runs.update(asked_at=proposed, finished_at=proposed + timedelta(minutes=2))
    offers = MatchOffer.objects.filter(proposal__round=this_round)
    until = published + timedelta(days=this_round.programme.offer_days)
    offers.update(created_at=published, changed_at=published, until=until)
    answered = published + timedelta(hours=20)
    offers.exclude(state=OfferState.OPEN).update(answered_at=answered, changed_at=answered)
