"""Staff bring people together by hand."""

import pytest

from mentorship.actions import ask_run
from mentorship.actions.handing import give_mentor, propose_by_hand, swap_mentors
from mentorship.enums import ProposalState
from mentorship.exceptions import AlreadyMatched, BreaksRules, HasMoved, NoPlace, RunAtWork
from mentorship.models import Proposal
from mentorship.weighing import NOT_THERE, weigh

from . import factories
from .factories import a_proposal, a_round

pytestmark = pytest.mark.django_db


def test_another_mentor_is_given_and_pinned():
    this_round, by = a_round(), factories.person("Farida")
    proposal, mentor = a_proposal(this_round), factories.mentor(this_round.programme)
    give_mentor(proposal=proposal, mentor=mentor, by=by)
    assert (proposal.mentor, proposal.state, proposal.decided_by) == (mentor, ProposalState.PINNED, by)
    assert (proposal.score, proposal.reasons["mentor"]) == (proposal.reasons["score"], mentor.pk)


@pytest.mark.parametrize(
    ("fields", "broken"),
    [
        ({"skills": ("Woodwork",)}, ("skills",)),
        ({"languages": ("ps",)}, ("language",)),
        ({"is_vetted": False}, ("vetted",)),
        ({"wants": "women"}, ("women_mentees",)),
    ],
)
def test_rules_keep_their_word_for_staff_as_well(fields, broken):
    this_round = a_round()
    proposal, mentor = a_proposal(this_round), factories.mentor(this_round.programme, **fields)
    with pytest.raises(BreaksRules) as refused:
        give_mentor(proposal=proposal, mentor=mentor)
    assert refused.value.rules == broken
    assert Proposal.objects.get().mentor != mentor


def test_a_place_that_is_planned_for_another_is_not_given_twice():
    this_round = a_round()
    proposal, mentor = a_proposal(this_round), factories.mentor(this_round.programme, places=1)
    a_proposal(this_round, other=mentor)
    with pytest.raises(NoPlace):
        give_mentor(proposal=proposal, mentor=mentor)


def test_two_mentees_change_over_though_their_mentors_are_full():
    this_round = a_round()
    first, second = (factories.mentor(this_round.programme, places=1) for _ in range(2))
    one, other = a_proposal(this_round, other=first), a_proposal(this_round, other=second)
    swap_mentors(one=one, other=other)
    assert (one.mentor, other.mentor) == (second, first)
    assert {one.state, other.state} == {ProposalState.PINNED}


def test_changing_over_is_refused_whole():
    this_round = a_round()
    one = a_proposal(this_round)
    other = a_proposal(this_round, other=factories.mentor(this_round.programme, wants="women"))
    with pytest.raises(BreaksRules):
        swap_mentors(one=one, other=other)
    assert set(Proposal.objects.values_list("state", flat=True)) == {ProposalState.PROPOSED}


def test_what_moved_meanwhile_is_left_alone():
    this_round = a_round()
    proposal, mentor = a_proposal(this_round), factories.mentor(this_round.programme)
    Proposal.objects.update(state=ProposalState.REJECTED)
    with pytest.raises(HasMoved):
        give_mentor(proposal=proposal, mentor=mentor)
    assert Proposal.objects.get().state == ProposalState.REJECTED


def test_somebody_without_a_mentor_is_proposed_one_by_hand():
    this_round = a_round()
    mentee, mentor = factories.mentee(this_round.programme), factories.mentor(this_round.programme)
    made = propose_by_hand(this_round=this_round, mentee=mentee, mentor=mentor)
    assert (made.mentee, made.mentor, made.state, made.rank) == (mentee, mentor, ProposalState.PINNED, 1)
    with pytest.raises(AlreadyMatched):
        propose_by_hand(this_round=this_round, mentee=mentee, mentor=mentor)


def test_nothing_by_hand_while_a_run_is_at_work():
    this_round = a_round()
    proposal, mentor = a_proposal(this_round), factories.mentor(this_round.programme)
    ask_run(this_round=this_round)
    with pytest.raises(RunAtWork):
        give_mentor(proposal=proposal, mentor=mentor)


def test_a_mentor_without_a_place_is_not_there():
    programme = factories.programme()
    mentor = factories.mentor(programme, places=1)
    factories.match(mentor_app=mentor, mentee_app=factories.mentee(programme))
    mentor.refresh_from_db()
    weighed = weigh(factories.mentee(programme), mentor)
    assert (weighed.broken, weighed.score, weighed.rank) == ((NOT_THERE,), 0, 0)
