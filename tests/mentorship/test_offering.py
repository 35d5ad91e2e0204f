"""A published proposal becomes two offers, and they a match, or nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.notices.models import Notice
from cms.offers.enums import OfferState
from cms.safeguarding.actions import block
from mentorship import actions
from mentorship.actions import offering
from mentorship.actions.asking import ask_mentor
from mentorship.actions.offering import expire_offers, send_what_was_cut
from mentorship.enums import Origin, ProposalState, Side
from mentorship.exceptions import NoPlace, NotAvailable, TooLate
from mentorship.matching.audiences import for_participants
from mentorship.models import (
    Circle,
    Match,
    MatchOffer,
    MenteeApplication,
    MentorApplication,
    Proposal,
    SoughtSkill,
    Vetting,
)

from . import factories
from .factories import a_proposal, a_round, offered

pytestmark = pytest.mark.django_db


def offer_to(proposal, side) -> MatchOffer:
    return proposal.offers.get(side=side)


def answer(proposal, side, accept=True):
    offer = offer_to(proposal, side)
    return actions.answer_offer(offer=offer, person=offer.person, accept=accept)


def stands(proposal):
    """State, places taken of the mentor, whether the mentee is held, and the states of the offers."""
    proposal.refresh_from_db()
    return (
        proposal.state,
        MentorApplication.objects.get(pk=proposal.mentor_id).taken,
        MenteeApplication.objects.get(pk=proposal.mentee_id).is_matched,
        dict(proposal.offers.values_list("side", "state")),
    )


def told(person):
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_offering_keeps_the_place_and_the_mentee():
    proposal = offered(factories.programme(offer_days=3))
    assert stands(proposal) == ("offered", 1, True, {"mentee": "open", "mentor": "open"})
    assert proposal.holds_place
    until = offer_to(proposal, Side.MENTEE).until - timezone.now()
    assert timedelta(days=2, hours=23) < until <= timedelta(days=3)
    assert told(proposal.mentee.person) == ["mentoring_offer"]
    assert told(proposal.mentor.mentor.person) == ["mentoring_offer"]


def test_offers_are_made_once():
    proposal = offered()
    assert actions.send_offers(round_id=proposal.round_id) == 0
    assert stands(proposal) == ("offered", 1, True, {"mentee": "open", "mentor": "open"})


def no_place(proposal):
    MentorApplication.objects.filter(pk=proposal.mentor_id).update(taken=2)


def has_mentor(proposal):
    MenteeApplication.objects.filter(pk=proposal.mentee_id).update(is_matched=True)


def blocked(proposal):
    factories.block(by=proposal.mentor.mentor.person, of=proposal.mentee.person)


def not_vetted(proposal):
    Vetting.objects.update(revoked_at=timezone.now())


def left(proposal):
    MenteeApplication.objects.filter(pk=proposal.mentee_id).update(state="left")


@pytest.mark.parametrize("meanwhile", [no_place, has_mentor, blocked, not_vetted, left])
def test_what_changed_since_the_run_is_not_offered(meanwhile):
    proposal = a_proposal(a_round(), state=ProposalState.SENDING)
    meanwhile(proposal)
    before = stands(proposal)
    assert actions.send_offers(round_id=proposal.round_id) == 0
    assert stands(proposal) == ("lapsed", *before[1:3], {})
    assert not proposal.holds_place


def test_sending_that_was_cut_goes_on(monkeypatch):
    this_round = a_round()
    first, second = (a_proposal(this_round, state=ProposalState.SENDING) for _ in range(2))
    hold = offering._hold

    def dies(proposal):
        hold(proposal)
        if proposal == second:
            raise SystemExit

    monkeypatch.setattr(offering, "_hold", dies)
    with pytest.raises(SystemExit):
        actions.send_offers(round_id=this_round.pk)
    assert (stands(first)[0], stands(second)) == ("offered", ("sending", 0, False, {}))
    monkeypatch.setattr(offering, "_hold", hold)
    assert send_what_was_cut() == 1
    assert stands(second) == ("offered", 1, True, {"mentee": "open", "mentor": "open"})
    assert send_what_was_cut() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_telling_of_a_round_costs_the_same(monkeypatch, count, django_assert_num_queries):
    this_round = a_round()
    proposals = [a_proposal(this_round, state=ProposalState.SENDING) for _ in range(count)]
    with monkeypatch.context() as cut:
        cut.setattr(offering, "tell_of_offers", lambda: 0)  # the worker died
        actions.send_offers(round_id=this_round.pk)
    assert Notice.objects.count() == 0
    with django_assert_num_queries(11):
        assert offering.tell_of_offers() == 2 * count
    assert [told(each.mentee.person) for each in proposals] == [["mentoring_offer"]] * count
    MatchOffer.objects.update(told_at=None)  # died again, before it had written that they are told
    assert [send_what_was_cut(), Notice.objects.count()] == [0, 2 * count]
    assert not MatchOffer.objects.filter(told_at=None).exists()


@pytest.mark.parametrize("first", [Side.MENTEE, Side.MENTOR])
def test_the_match_begins_when_both_accepted(first):
    proposal = offered()
    second = Side.MENTOR if first == Side.MENTEE else Side.MENTEE
    assert answer(proposal, first) is None
    match = answer(proposal, second)
    assert (match.mentor, match.mentee, match.origin) == (proposal.mentor, proposal.mentee, Origin.ROUND)
    assert stands(proposal) == ("matched", 1, True, {"mentee": "accepted", "mentor": "accepted"})
    assert not proposal.holds_place
    people = {Side.MENTEE: proposal.mentee.person, Side.MENTOR: proposal.mentor.mentor.person}
    assert told(people[first]) == ["mentoring_offer", "mentoring_begun"]


def test_accepting_twice_is_one_match():
    proposal = offered()
    assert answer(proposal, Side.MENTEE) is None
    assert answer(proposal, Side.MENTEE) is None
    assert answer(proposal, Side.MENTOR) == answer(proposal, Side.MENTOR) == Match.objects.get()


@pytest.mark.parametrize(("side", "other"), [(Side.MENTEE, Side.MENTOR), (Side.MENTOR, Side.MENTEE)])
def test_a_no_frees_both(side, other):
    proposal = offered()
    assert answer(proposal, side, accept=False) is None
    assert stands(proposal) == ("lapsed", 0, False, {side: "declined", other: "withdrawn"})
    people = {Side.MENTEE: proposal.mentee.person, Side.MENTOR: proposal.mentor.mentor.person}
    assert told(people[other]) == ["mentoring_offer", "mentoring_offer_over"]
    assert told(people[side]) == ["mentoring_offer"]


def test_a_no_frees_the_one_who_said_yes():
    proposal = offered()
    answer(proposal, Side.MENTEE)
    answer(proposal, Side.MENTOR, accept=False)
    assert stands(proposal) == ("lapsed", 0, False, {"mentee": "accepted", "mentor": "declined"})
    assert told(proposal.mentee.person)[-1] == "mentoring_offer_over"


@pytest.mark.parametrize("accept", [True, False])
def test_an_answer_stands(accept):
    proposal = offered()
    answer(proposal, Side.MENTEE, accept=accept)
    with pytest.raises(TooLate):
        answer(proposal, Side.MENTEE, accept=not accept)


def test_nobody_answers_for_another():
    proposal = offered()
    with pytest.raises(NotAvailable):
        actions.answer_offer(
            offer=offer_to(proposal, Side.MENTEE), person=proposal.mentor.mentor.person, accept=True
        )
    assert stands(proposal)[3] == {"mentee": "open", "mentor": "open"}


def late(*offers):
    MatchOffer.objects.filter(pk__in=[offer.pk for offer in offers]).update(until=timezone.now())


def test_an_answer_after_the_deadline_is_too_late_though_nobody_came_by():
    proposal = offered()
    late(offer_to(proposal, Side.MENTEE))
    with pytest.raises(TooLate):
        answer(proposal, Side.MENTEE)
    assert not Match.objects.exists()


def test_silence_frees_both():
    proposal = offered()
    answer(proposal, Side.MENTOR)
    late(offer_to(proposal, Side.MENTEE))
    assert (expire_offers(), expire_offers()) == (1, 0)
    assert stands(proposal) == ("lapsed", 0, False, {"mentee": "expired", "mentor": "accepted"})
    assert told(proposal.mentor.mentor.person)[-1] == "mentoring_offer_over"
    assert told(proposal.mentee.person)[-1] == "mentoring_offer_over"


def test_silence_of_both_is_told_once():
    proposal = offered()
    late(*proposal.offers.all())
    expire_offers()
    assert stands(proposal) == ("lapsed", 0, False, {"mentee": "expired", "mentor": "expired"})
    assert told(proposal.mentee.person) == ["mentoring_offer", "mentoring_offer_over"]
    assert told(proposal.mentor.mentor.person) == ["mentoring_offer", "mentoring_offer_over"]


def test_offer_that_is_not_late_is_left_alone():
    proposal = offered()
    assert expire_offers() == 0
    assert stands(proposal)[0] == "offered"


def test_a_block_ends_the_offers_without_a_word(django_capture_on_commit_callbacks):
    proposal, other = offered(), offered()
    with django_capture_on_commit_callbacks(execute=True):
        block(by=proposal.mentee.person, whom=proposal.mentor.mentor.person)
    assert stands(proposal) == ("lapsed", 0, False, {"mentee": "withdrawn", "mentor": "withdrawn"})
    assert stands(other)[0] == "offered"


@pytest.mark.parametrize("side", ["mentee", "mentor"])
def test_whoever_steps_back_is_offered_nothing(side, django_capture_on_commit_callbacks):
    proposal = offered()
    with django_capture_on_commit_callbacks(execute=True):
        actions.pause_application(application=getattr(proposal, side))
    assert stands(proposal)[:3] == ("lapsed", 0, False)


def test_whose_vetting_is_taken_back_is_offered_and_asked_nothing(django_capture_on_commit_callbacks):
    proposal = offered()
    one, of = proposal.mentor.mentor, proposal.round.programme
    request = ask_mentor(mentee=factories.mentee(of), mentor=proposal.mentor)
    with django_capture_on_commit_callbacks(execute=True):
        actions.revoke_vettings(mentor=one)
    request.refresh_from_db()
    assert (stands(proposal)[:3], request.state) == (("lapsed", 0, False), OfferState.WITHDRAWN)
    assert (told(proposal.mentee.person)[-1], told(request.mentee.person)) == (
        "mentoring_offer_over",
        ["mentoring_request_closed"],
    )


def test_whoever_may_make_no_contact_begins_no_match():
    proposal = offered()
    answer(proposal, Side.MENTOR)
    factories.suspension(proposal.mentor.mentor.person)
    with pytest.raises(NotAvailable):
        answer(proposal, Side.MENTEE)
    assert stands(proposal)[:3] == ("lapsed", 0, False)
    assert not Match.objects.exists()


def test_erasing_one_of_the_two_frees_the_other():
    proposal = offered()
    actions.forget(MentorApplication.objects.all())
    assert stands(proposal)[0:3] == ("lapsed", 0, False)


def test_a_circle_takes_the_seat_and_gives_it_back():
    programme = factories.programme(kind="circles", circle_size=2)
    proposal = offered(programme, slot=30)
    assert Circle.objects.get().taken == 1
    answer(proposal, Side.MENTOR, accept=False)
    assert Circle.objects.get().taken == 0
    again = a_proposal(proposal.round, other=proposal.mentor, slot=30, state=ProposalState.SENDING)
    actions.send_offers(round_id=proposal.round_id)
    answer(again, Side.MENTOR)
    match = answer(again, Side.MENTEE)
    assert (match.circle, Circle.objects.get().taken) == (Circle.objects.get(), 1)


# The mentee chooses among three


def choosing(places=1):
    """A proposal with three mentors to choose from, as the mentee was offered it."""
    programme = factories.programme(shows_choice=True)
    mentors = [factories.mentor(programme, places=places) for _ in range(3)]
    choices = [{"mentor": mentor.pk, "score": 900 - n} for n, mentor in enumerate(mentors)]
    return offered(programme, other=mentors[0], choices=choices), mentors


def taken(mentors):
    return [MentorApplication.objects.get(pk=mentor.pk).taken for mentor in mentors]


def test_the_mentee_is_asked_first():
    proposal, mentors = choosing()
    assert list(proposal.offers.values_list("side", flat=True)) == [Side.MENTEE]
    assert taken(mentors) == [1, 0, 0]


def test_choosing_another_moves_the_place_and_asks_that_mentor():
    proposal, mentors = choosing()
    actions.choose_mentor(proposal=proposal, mentor=mentors[1])
    assert (taken(mentors), proposal.mentor, proposal.chosen, proposal.score) == (
        [0, 1, 0],
        mentors[1],
        mentors[1],
        899,
    )
    assert offer_to(proposal, Side.MENTOR).person == mentors[1].mentor.person
    assert answer(proposal, Side.MENTOR).mentor == mentors[1]


def test_the_reasons_are_those_of_the_mentor_who_was_chosen():
    proposal, mentors = choosing()
    Proposal.objects.update(reasons={"kind": "proposal", "mentor": mentors[0].pk}, rank=3)
    mentors[1].mentor.skills.add(factories.skill("Sewing"))
    SoughtSkill.objects.create(content_object=proposal.mentee, tag=factories.skill("Sewing"), priority=2)
    proposal = actions.choose_mentor(proposal=proposal, mentor=mentors[1])
    skills = {term["term"]: term["facts"] for term in proposal.reasons["terms"]}["skills"]
    assert (proposal.reasons["mentor"], proposal.rank, skills["sought"]) == (mentors[1].pk, 1, 2)
    assert answer(proposal, Side.MENTOR).reasons == for_participants(proposal.reasons)


def test_accepting_is_choosing_the_first():
    proposal, mentors = choosing()
    assert answer(proposal, Side.MENTEE) is None
    assert (taken(mentors), offer_to(proposal, Side.MENTOR).state) == ([1, 0, 0], OfferState.OPEN)


def test_choosing_twice_is_choosing_once():
    proposal, mentors = choosing()
    actions.choose_mentor(proposal=proposal, mentor=mentors[2])
    assert actions.choose_mentor(proposal=proposal, mentor=mentors[2]).mentor == mentors[2]
    with pytest.raises(TooLate):
        actions.choose_mentor(proposal=proposal, mentor=mentors[1])
    assert taken(mentors) == [0, 0, 1]
    assert Proposal.objects.get().chosen == mentors[2]


def test_a_place_that_has_gone_moves_nothing_and_the_wish_is_kept():
    proposal, mentors = choosing()
    factories.match(mentor_app=mentors[1], mentee_app=factories.mentee(proposal.round.programme))
    with pytest.raises(NoPlace):
        actions.choose_mentor(proposal=proposal, mentor=mentors[1])
    assert (taken(mentors), stands(proposal)[3]) == ([1, 1, 0], {"mentee": "open"})
    assert Proposal.objects.get().chosen == mentors[1]


def test_only_who_was_shown_can_be_chosen():
    proposal, _mentors = choosing()
    with pytest.raises(NotAvailable):
        actions.choose_mentor(proposal=proposal, mentor=factories.mentor(proposal.round.programme))


def test_whom_a_block_keeps_apart_cannot_be_chosen():
    proposal, mentors = choosing()
    factories.block(by=mentors[1].mentor.person, of=proposal.mentee.person)
    with pytest.raises(NotAvailable):
        actions.choose_mentor(proposal=proposal, mentor=mentors[1])
    assert taken(mentors) == [1, 0, 0]


@pytest.mark.parametrize("chosen", [0, 1])
def test_whose_vetting_ran_out_cannot_be_chosen(chosen):
    proposal, mentors = choosing()
    yesterday = timezone.localdate() - timedelta(days=1)
    Vetting.objects.filter(mentor=mentors[chosen].mentor).update(expires_on=yesterday)
    with pytest.raises(NotAvailable):
        actions.choose_mentor(proposal=proposal, mentor=mentors[chosen])
    assert (taken(mentors), stands(proposal)[3]) == ([1, 0, 0], {"mentee": "open"})
