"""A round is opened, looked through, published and closed."""

import pytest

from mentorship import actions
from mentorship.enums import RoundState
from mentorship.exceptions import HasMoved, NothingToPublish, OffersOpen, RoundOver, RoundStands, RunAtWork
from mentorship.models import Match, MatchOffer, Proposal, Round

from . import factories
from .factories import a_proposal, a_round

pytestmark = pytest.mark.django_db


def test_rounds_of_a_programme_are_numbered_and_one_at_a_time():
    programme = factories.programme()
    first = actions.open_round(programme=programme)
    with pytest.raises(RoundStands):
        actions.open_round(programme=programme)
    actions.close_round(this_round=first)
    assert (first.number, actions.open_round(programme=programme).number) == (1, 2)


@pytest.mark.parametrize(
    ("before", "action", "after"),
    [
        ("proposed", actions.pin, "pinned"),
        ("pinned", actions.unpin, "proposed"),
        ("proposed", actions.reject, "rejected"),
        ("pinned", actions.reject, "rejected"),
        ("pinned", actions.pin, "pinned"),
        ("rejected", actions.reject, "rejected"),
    ],
)
def test_staff_decide_on_a_proposal(before, action, after):
    proposal, by = a_proposal(a_round(), state=before), factories.person("Farida")
    action(proposal=proposal, by=by)
    assert proposal.state == after
    assert proposal.decided_by == (None if before == after else by)


@pytest.mark.parametrize("state", ["sending", "offered", "matched", "lapsed"])
@pytest.mark.parametrize("action", [actions.pin, actions.unpin, actions.reject])
def test_what_was_published_is_not_decided_on_any_more(state, action):
    proposal = a_proposal(a_round(), state=state)
    with pytest.raises(HasMoved):
        action(proposal=proposal)
    assert Proposal.objects.get().state == state


def test_nothing_is_decided_while_a_run_is_at_work():
    this_round = a_round()
    proposal = a_proposal(this_round)
    actions.ask_run(this_round=this_round)
    with pytest.raises(RunAtWork):
        actions.pin(proposal=proposal)
    with pytest.raises(RunAtWork):
        actions.publish_round(this_round=this_round)
    with pytest.raises(RunAtWork):
        actions.close_round(this_round=this_round)


def test_publishing_offers_what_stands_to_both(django_capture_on_commit_callbacks):
    this_round = a_round()
    proposed, pinned = a_proposal(this_round), a_proposal(this_round, state="pinned")
    rejected = a_proposal(this_round, state="rejected")
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.publish_round(this_round=this_round) == 2
    assert (this_round.state, this_round.published_at is None) == (RoundState.PUBLISHED, False)
    states = dict(Proposal.objects.values_list("pk", "state"))
    assert states == {proposed.pk: "offered", pinned.pk: "offered", rejected.pk: "rejected"}
    assert MatchOffer.objects.count() == 4


def test_there_must_be_something_to_publish():
    this_round = a_round()
    a_proposal(this_round, state="rejected")
    with pytest.raises(NothingToPublish):
        actions.publish_round(this_round=this_round)
    this_round.refresh_from_db()
    assert this_round.state == RoundState.OPEN


def test_publishing_again_publishes_what_came_since():
    first = factories.offered()
    second = a_proposal(first.round)
    assert actions.publish_round(this_round=first.round) == 1
    actions.send_offers(round_id=first.round_id)
    assert list(MatchOffer.objects.filter(proposal=second).values_list("side", flat=True)) == [
        "mentee",
        "mentor",
    ]
    assert first.offers.count() == 2


def test_closing_forgets_what_was_never_published():
    this_round = a_round()
    a_proposal(this_round)
    a_proposal(this_round, state="pinned")
    kept = [a_proposal(this_round, state=state).pk for state in ("rejected", "lapsed", "matched")]
    actions.close_round(this_round=this_round)
    assert this_round.state == RoundState.CLOSED
    assert this_round.closed_at is not None
    assert list(Proposal.objects.order_by("pk").values_list("pk", flat=True)) == kept


def test_a_round_is_not_closed_over_offers_that_are_open():
    proposal = factories.offered()
    with pytest.raises(OffersOpen):
        actions.close_round(this_round=proposal.round)
    assert Round.objects.get().state == RoundState.OPEN


def test_closed_round_stays_closed():
    this_round = a_round()
    actions.close_round(this_round=this_round)
    closed_at = this_round.closed_at
    actions.close_round(this_round=this_round)
    assert Round.objects.get().closed_at == closed_at
    with pytest.raises(RoundOver):
        actions.publish_round(this_round=this_round)
    assert not Match.objects.exists()
