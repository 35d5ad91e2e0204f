"""Many at once: a last place, two answers, a round published twice. On committed rows and real connections."""

import pytest

from mentorship import actions
from mentorship.enums import EndReason, ProposalState, RunState, Side
from mentorship.exceptions import NothingToPublish, Refused
from mentorship.models import Match, MatchOffer, MenteeApplication, MentorApplication, Proposal, Run

from ..parallel import at_once
from . import factories
from .factories import a_proposal, a_round, offered

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def settled(work):
    """What the work answers, or the code of why it was refused."""
    try:
        return work()
    except Refused as refused:
        return refused.code


def accept(offer):
    return settled(lambda: actions.answer_offer(offer=offer, person=offer.person, accept=True))


def test_fifty_choose_the_last_place_and_one_gets_it():
    programme = factories.programme(shows_choice=True)
    this_round = a_round(programme)
    wanted, first = factories.mentor(programme, places=1), factories.mentor(programme, places=50)
    choices = [{"mentor": first.pk, "score": 900}, {"mentor": wanted.pk, "score": 800}]
    proposals = [
        a_proposal(this_round, other=first, choices=choices, state=ProposalState.SENDING) for _ in range(50)
    ]
    actions.send_offers(round_id=this_round.pk)
    answers = at_once(
        50, lambda n: settled(lambda: actions.choose_mentor(proposal=proposals[n], mentor=wanted))
    )
    assert sorted(str(type(each).__name__) for each in answers).count("Proposal") == 1
    assert answers.count("no-place") == 49
    assert list(MentorApplication.objects.order_by("pk").values_list("taken", flat=True)) == [1, 49]
    assert Proposal.objects.filter(mentor=wanted).count() == 1


def test_fifty_offers_for_one_place_are_one_offer():
    this_round = a_round()
    wanted = factories.mentor(this_round.programme, places=1)
    proposals = [a_proposal(this_round, other=wanted, state=ProposalState.SENDING) for _ in range(50)]
    at_once(5, lambda n: actions.send_offers(round_id=this_round.pk))
    states = [proposal.state for proposal in Proposal.objects.all()]
    assert (states.count("offered"), states.count("lapsed"), len(proposals)) == (1, 49, 50)
    wanted.refresh_from_db()
    assert wanted.taken == 1
    assert MenteeApplication.objects.filter(is_matched=True).count() == 1
    assert MatchOffer.objects.count() == 2


def test_fifty_accept_while_places_are_given_back():
    """Ends of matches, a request's place and fifty answers meet at one mentor."""
    this_round = a_round()
    mentor = factories.mentor(this_round.programme, places=26)
    old = [
        factories.match(mentor_app=mentor, mentee_app=factories.mentee(this_round.programme))
        for _ in range(5)
    ]
    for _ in range(21):
        a_proposal(this_round, other=mentor, state=ProposalState.SENDING)
    actions.send_offers(round_id=this_round.pk)
    offers = list(MatchOffer.objects.select_related("person"))

    def work(number):
        if number < len(offers):
            return accept(offers[number])
        return actions.end_match(match=old[number - len(offers)], side=Side.STAFF, reason=EndReason.TIME)

    at_once(len(offers) + 5, work)
    mentor.refresh_from_db()
    assert (Match.objects.active().count(), mentor.taken) == (21, 21)
    assert set(Proposal.objects.values_list("state", flat=True)) == {ProposalState.MATCHED}


@pytest.mark.parametrize("_again", range(5))
def test_both_answer_in_one_moment(_again):
    proposal = offered()
    offers = list(proposal.offers.select_related("person"))
    answers = at_once(2, lambda n: accept(offers[n]))
    assert sorted(type(each).__name__ for each in answers) == ["Match", "NoneType"]
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.MATCHED


def test_a_yes_and_a_no_in_one_moment_leave_nothing_held():
    proposal = offered()
    one, other = proposal.offers.select_related("person")
    at_once(
        2,
        lambda n: (
            accept(one)
            if n
            else settled(lambda: actions.answer_offer(offer=other, person=other.person, accept=False))
        ),
    )
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.LAPSED
    assert (proposal.mentor.taken, proposal.mentee.is_matched, Match.objects.count()) == (0, False, 0)


def test_a_round_published_by_two_is_published_once():
    this_round = a_round()
    for _ in range(3):
        a_proposal(this_round)
    answers = at_once(2, lambda n: settled(lambda: actions.publish_round(this_round=this_round)))
    assert sorted(answers, key=str) == [3, NothingToPublish.code]
    assert MatchOffer.objects.count() == 6


def test_a_run_asked_for_by_many_is_one_run_and_publishing_waits():
    this_round = a_round()
    a_proposal(this_round)
    at_once(6, lambda n: settled(lambda: actions.ask_run(this_round=this_round)))
    assert Run.objects.unfinished().count() + Run.objects.done().count() >= 1
    assert Run.objects.unfinished().count() <= 1


def test_a_run_is_carried_out_by_one_worker():
    this_round = a_round()
    factories.mentor(this_round.programme), factories.mentee(this_round.programme)
    run = Run.objects.create(round=this_round, policy=factories.policy(this_round.programme))
    answers = at_once(4, lambda n: actions.carry_out_run(run_id=run.pk))
    assert sorted(answers) == [False, False, False, True]
    run.refresh_from_db()
    assert (run.state, run.attempts, Proposal.objects.count()) == (RunState.DONE, 1, 1)
