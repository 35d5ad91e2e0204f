"""Staff bring people together by hand."""

from datetime import time

import pytest

from mentorship.actions import ask_run
from mentorship.actions.handing import give_mentor, give_seat, propose_by_hand, swap_mentors
from mentorship.actions.places import take_seat_in_circle
from mentorship.availability import Week
from mentorship.enums import ProposalState
from mentorship.exceptions import AlreadyMatched, BreaksRules, HasMoved, NoPlace, RunAtWork
from mentorship.models import MenteeApplication, Proposal
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


TUESDAY, FRIDAY = 1 * 48 + 24, 4 * 48 + 24  # noon in UTC, five in the evening where they live


def circles():
    """A round of circles, with two people who were proposed seats in two of them."""
    this_round = a_round(factories.programme(kind="circles", circle_size=2))
    mentors = [factories.mentor(this_round.programme, places=4) for _ in range(2)]
    slots = TUESDAY, FRIDAY
    return this_round, [
        a_proposal(this_round, other=mentor, slot=slot) for mentor, slot in zip(mentors, slots, strict=True)
    ]


def test_two_change_over_between_circles_with_their_hours():
    _round, (one, other) = circles()
    first, second = one.mentor, other.mentor
    swap_mentors(one=one, other=other)
    assert (one.mentor, one.slot, other.mentor, other.slot) == (second, FRIDAY, first, TUESDAY)
    assert {one.state, other.state} == {ProposalState.PINNED}


def test_one_joins_the_circle_of_another_that_has_a_seat():
    _round, (one, other) = circles()
    give_seat(proposal=one, beside=other)
    assert (one.mentor, one.slot) == (other.mentor, FRIDAY)


def test_a_full_circle_takes_nobody_more():
    this_round, (one, other) = circles()
    a_proposal(this_round, other=other.mentor, slot=FRIDAY)
    with pytest.raises(NoPlace):
        give_seat(proposal=one, beside=other)
    take_seat_in_circle(mentor=one.mentor, slot=TUESDAY, size=2)
    with pytest.raises(NoPlace):
        give_seat(proposal=other, beside=one)


def test_who_is_not_free_at_that_hour_does_not_sit_there():
    _round, (one, other) = circles()
    MenteeApplication.objects.filter(pk=one.mentee_id).update(
        week=Week.between(1, time(16), time(20)).to_bytes()
    )
    one.refresh_from_db()
    with pytest.raises(BreaksRules) as refused:
        give_seat(proposal=one, beside=other)
    assert refused.value.rules == ("time",)
    assert Proposal.objects.get(pk=one.pk).slot == TUESDAY


def test_nobody_is_given_a_mentor_of_circles_without_an_hour():
    this_round, (one, other) = circles()
    with pytest.raises(NoPlace):
        give_mentor(proposal=one, mentor=other.mentor)
    with pytest.raises(NoPlace):
        propose_by_hand(
            this_round=this_round, mentee=factories.mentee(this_round.programme), mentor=other.mentor
        )
