"""Rounds in Wagtail's admin: who may, what is shown, what can be done, and what it costs."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from cms.accounts.demo import _grant
from cms.people.models import RecordView
from mentorship import actions
from mentorship.enums import ProposalState, RoundState, RunState
from mentorship.models import MatchOffer, Proposal, Round, Run, Unmatched

from ..cms.accounts.factories import learner
from ..cms.people.factories import district
from . import factories
from .factories import a_proposal, a_round, run_of

pytestmark = pytest.mark.django_db


RUNS = ["wagtailadmin.access_admin", "hunar_mentorship.run_programme"]
SEES_ALL = [*RUNS, "hunar_mentorship.see_private_reasons"]


def member(client, permissions):
    group = Group.objects.create(name=str(len(permissions)))
    _grant(group, permissions)
    user = learner(name="Farida")
    user.groups.add(group)
    client.force_login(user)
    return client


@pytest.fixture
def staff(client):
    """May run programmes, and not see private reasons."""
    return member(client, RUNS)


@pytest.fixture
def coordinator(client):
    return member(client, SEES_ALL)


def to(name, *args):
    return reverse(f"hunar_rounds:{name}", args=args)


def text(response) -> str:
    return response.content.decode()


def after(client, name, *args, **data):
    """The page that a form leads to."""
    response = client.post(to(name, *args), data, follow=True)
    assert response.status_code == 200
    return text(response)


def test_a_round_is_opened_from_its_programme(staff):
    programme = factories.programme()
    assert "Open a round" in text(staff.get(to("index")))
    after(staff, "open", programme.pk)
    opened = Round.objects.get()
    assert (opened.programme, opened.number, str(opened.opened_by)) == (programme, 1, "Farida")
    page = text(staff.get(to("index")))
    assert "Open a round" not in page
    assert to("round", opened.pk) in page
    assert "A round of this programme is open already" in after(staff, "open", programme.pk)


def test_only_a_programme_that_runs_has_rounds(staff):
    programme = factories.programme(state="draft")
    assert staff.post(to("open", programme.pk)).status_code in (302, 404)
    assert not Round.objects.exists()
    assert "No programme is running" in text(staff.get(to("index")))


def test_propose_publish_close(staff, django_capture_on_commit_callbacks):
    this_round = a_round()
    factories.mentor(this_round.programme), factories.mentee(this_round.programme)
    with django_capture_on_commit_callbacks(execute=True):
        after(staff, "propose", this_round.pk)
    page = text(staff.get(to("round", this_round.pk)))
    assert "1 of 1 mentee has a mentor proposed." in page
    assert "Publish one proposal" in page
    with django_capture_on_commit_callbacks(execute=True):
        after(staff, "publish", this_round.pk)
    assert MatchOffer.objects.count() == 2
    assert "still to be answered" in after(staff, "close", this_round.pk)
    Proposal.objects.update(state=ProposalState.LAPSED)
    after(staff, "close", this_round.pk)
    assert Round.objects.get().state == RoundState.CLOSED
    assert "This round was closed on" in text(staff.get(to("round", this_round.pk)))


def test_while_a_run_is_at_work_the_page_looks_again_and_it_can_be_stopped(staff):
    this_round = a_round()
    run = actions.ask_run(this_round=this_round)
    Run.objects.update(state=RunState.RUNNING, stage="solving", share=0.4, beat_at=timezone.now())
    response = staff.get(to("round", this_round.pk))
    assert response["Refresh"] == "3"
    assert 'value="40" max="100"' in text(response)
    assert "Publish" not in text(response).split("<main")[1].split("Publishing")[0]
    assert "It stops at its next step" in after(staff, "stop", this_round.pk)
    run.refresh_from_db()
    assert run.cancel_asked_at is not None
    Run.objects.update(state=RunState.CANCELLED)
    assert "Refresh" not in staff.get(to("round", this_round.pk))
    assert "No run was at work" in after(staff, "stop", this_round.pk)


def test_a_run_that_failed_is_told_with_what_stays(staff):
    this_round = a_round()
    actions.ask_run(this_round=this_round)
    Run.objects.update(state=RunState.FAILED, reason="MemoryError")
    page = text(staff.get(to("round", this_round.pk)))
    assert "What was proposed before stays." in page
    assert "MemoryError" in page


def reported(programme, women=6, men=2):
    for gender, count in (("woman", women), ("man", men)):
        for _ in range(count):
            factories.mentee(programme, gender=gender)
    factories.mentor(programme, places=6)
    this_round = a_round(programme)
    run_of(this_round)
    return this_round


def rows_of(client, this_round, title="Women and men"):
    tables = {table.title: table.rows for table in client.get(to("round", this_round.pk)).context["tables"]}
    return {row.group: row.mentees for row in tables[title]}


def test_groups_of_few_are_told_only_to_those_who_see_private_reasons(coordinator):
    this_round = reported(factories.programme())
    assert rows_of(coordinator, this_round) == {"Women": 6, "Men": 2}
    assert rows_of(member(coordinator, RUNS), this_round) == {"Women": None, "Men": None}


def shown(client, this_round, **query):
    return [row.pk for row in client.get(to("proposals", this_round.pk), query).context["page"]]


def test_proposals_are_filtered(staff):
    attock = district()
    programme = factories.programme()
    factories.policy(programme, tiers=[{"key": "women", "facts": ["woman"]}])
    this_round = a_round(programme)
    one = a_proposal(this_round, one=factories.mentee(programme, district=attock), score=500)
    other = a_proposal(this_round, score=700, state="pinned", reasons={"tier": "women"})
    run = run_of(a_round())
    Run.objects.filter(pk=run.pk).update(round=this_round, policy=programme.policies.get())
    assert shown(staff, this_round) == [one.pk, other.pk]
    assert shown(staff, this_round, state="pinned") == [other.pk]
    assert shown(staff, this_round, score=500) == [one.pk]
    assert shown(staff, this_round, mentor=one.mentor_id) == [one.pk]
    assert shown(staff, this_round, district=attock.pk) == [one.pk]
    assert shown(staff, this_round, tier="women") == [other.pk]
    assert shown(staff, this_round, order="-score") == [other.pk, one.pk]


def test_tiers_are_told_in_words_not_by_their_keys(staff):
    programme = factories.programme()
    factories.policy(programme, tiers=[{"key": "far", "facts": ["woman", "rural"]}])
    this_round = reported(programme)
    page = staff.get(to("proposals", this_round.pk))
    words = "women, or people who live in a village"
    assert page.context["form"].fields["tier"].choices == [("", "All"), ("far", words)]
    assert set(rows_of(staff, this_round, "Tier")) == {words, "No tier"}


def test_proposals_are_decided_on_from_the_list(staff):
    proposal = a_proposal(a_round())
    args = (proposal.round_id, proposal.pk)
    response = staff.post(to("decide", *args), {"decision": "pin", "back": "state=proposed"})
    assert response.url == f"{to('proposals', proposal.round_id)}?state=proposed"
    proposal.refresh_from_db()
    assert (proposal.state, str(proposal.decided_by)) == ("pinned", "Farida")
    after(staff, "decide", *args, decision="unpin")
    after(staff, "decide", *args, decision="reject")
    assert Proposal.objects.get().state == "rejected"
    assert "no longer as you saw it" in after(staff, "decide", *args, decision="pin")
    after(staff, "decide", *args, decision="nonsense")


@pytest.mark.parametrize("rows", [3, 60])
def test_list_of_proposals_costs_the_same(staff, rows, django_assert_num_queries):
    this_round = a_round()
    mentors = [factories.mentor(this_round.programme) for _ in range(3)]
    for number in range(rows):
        a_proposal(this_round, other=mentors[number % 3])
    staff.get(to("proposals", this_round.pk))
    with django_assert_num_queries(QUERIES["proposals"]):
        staff.get(to("proposals", this_round.pk))


@pytest.mark.parametrize("rows", [3, 60])
def test_list_of_those_without_a_mentor_costs_the_same(staff, rows, django_assert_num_queries):
    this_round = a_round()
    for _ in range(rows):
        factories.mentee(this_round.programme)
    run_of(this_round)
    staff.get(to("unmatched", this_round.pk))
    with django_assert_num_queries(QUERIES["unmatched"]):
        staff.get(to("unmatched", this_round.pk))


QUERIES = {"proposals": 19, "unmatched": 17}


def proposed(programme=None):
    this_round = a_round(programme)
    factories.mentor(this_round.programme, "Saima"), factories.mentor(this_round.programme, "Nadia")
    factories.mentee(this_round.programme, "Amina")
    run_of(this_round)
    return Proposal.objects.get(round=this_round)


def test_an_explanation_is_whole_for_those_who_see_private_reasons(coordinator):
    proposal = proposed()
    page = text(coordinator.get(to("proposal", proposal.round_id, proposal.pk)))
    assert "Number 1 of 2 mentors who fit this mentee." in page
    assert "Who else would fit, and why not" in page
    assert "At most" in page


def test_others_read_what_the_mentee_reads(staff):
    proposal = proposed()
    page = text(staff.get(to("proposal", proposal.round_id, proposal.pk)))
    assert "Covers 1 of the 1 skill sought: Graphic design" in page
    assert "Who else would fit" not in page
    assert "Number 1" not in page


def test_who_reads_of_people_is_noted(coordinator):
    proposal = proposed()
    coordinator.get(to("proposal", proposal.round_id, proposal.pk))
    people = {proposal.mentee.person_id, proposal.mentor.mentor.person_id}
    assert set(RecordView.objects.values_list("person", flat=True)) == people


def test_another_mentor_is_given_after_its_effect_was_shown(staff):
    proposal = proposed()
    other = factories.mentor(proposal.round.programme, "Uzma")
    args = (proposal.round_id, proposal.pk)
    page = staff.get(to("change", *args), {"mentor": other.pk})
    (change,) = page.context["changes"]
    assert (change["before"], change["after"], change["broken"]) == (proposal.score, proposal.score, [])
    assert Proposal.objects.get().mentor == proposal.mentor
    after(staff, "change", *args, mentor=other.pk)
    proposal.refresh_from_db()
    assert (proposal.mentor, proposal.state) == (other, "pinned")


def test_a_private_rule_is_one_reason_for_those_who_may_not_see_it(staff):
    proposal = proposed()
    other = factories.mentor(proposal.round.programme, wants="women")
    args = (proposal.round_id, proposal.pk)
    page = text(staff.get(to("change", *args), {"mentor": other.pk}))
    assert "This cannot be done. Nothing was changed." in page
    assert "Not available" in page
    assert "women only" not in page
    assert "women only" not in after(staff, "change", *args, mentor=other.pk)
    page = text(member(staff, SEES_ALL).get(to("change", *args), {"mentor": other.pk}))
    assert "women only" in page
    assert Proposal.objects.get().mentor == proposal.mentor


def test_two_change_over(staff):
    this_round = a_round()
    one, other = a_proposal(this_round, score=1), a_proposal(this_round, score=2)
    page = staff.get(to("change", this_round.pk, one.pk), {"with": other.pk})
    assert (page.context["before"], len(page.context["changes"])) == (3, 2)
    after(staff, "change", this_round.pk, one.pk, **{"with": other.pk})
    mentors = one.mentor_id, other.mentor_id
    one.refresh_from_db(), other.refresh_from_db()
    assert (other.mentor_id, one.mentor_id) == mentors


@pytest.mark.parametrize("query", [{}, {"mentor": "x"}, {"mentor": "0"}, {"with": "0"}])
def test_a_change_to_nobody_is_not_found(staff, query):
    proposal = a_proposal(a_round())
    response = staff.get(to("change", proposal.round_id, proposal.pk), query, follow=True)
    assert response.status_code == 404


def test_a_proposal_of_another_round_is_not_found(staff):
    proposal, other = a_proposal(a_round()), a_round()
    for name in ("proposal", "change"):
        assert staff.get(to(name, other.pk, proposal.pk), follow=True).status_code == 404
    staff.post(to("decide", other.pk, proposal.pk), {"decision": "pin"})
    assert Proposal.objects.get().state == "proposed"


def alone(programme=None, **fields):
    this_round = a_round(programme)
    factories.mentee(this_round.programme, "Amina", **fields)
    run_of(this_round)
    return Unmatched.objects.get()


def test_those_without_a_mentor_are_told_with_what_would_help(coordinator):
    programme = factories.programme()
    factories.mentor(programme, skills=("Woodwork",))
    row = alone(programme)
    page = text(coordinator.get(to("unmatched", row.run.round_id)))
    assert "Amina" in page
    assert "1 mentor: Offers none of the skills sought" in page
    assert "look for one more skill (1 mentor)" in page


def test_private_reasons_of_those_without_a_mentor_are_one(staff):
    programme = factories.programme()
    factories.mentor(programme, wants="women")
    row = alone(programme)
    page = text(staff.get(to("unmatched", row.run.round_id)))
    assert "Not available" in page
    assert "women only" not in page
    assert "women only" in text(member(staff, SEES_ALL).get(to("unmatched", row.run.round_id)))


def test_a_mentor_is_proposed_by_hand(staff):
    row = alone()
    mentor = factories.mentor(row.mentee.programme, "Uzma")
    args = (row.run.round_id, row.pk)
    assert "Uzma" in text(staff.get(to("by_hand", *args)))
    assert "Proposed and pinned" in after(staff, "by_hand", *args, mentor=mentor.pk)
    made = Proposal.objects.get()
    assert (made.mentor, made.state) == (mentor, "pinned")
    assert "You have a mentor already" in after(staff, "by_hand", *args, mentor=mentor.pk)


def test_a_seat_in_another_circle_is_shown_before_it_is_given(staff):
    this_round = a_round(factories.programme(kind="circles", circle_size=2))
    one, other = (
        a_proposal(this_round, other=factories.mentor(this_round.programme, places=4), slot=slot)
        for slot in (72, 216)
    )
    args = (this_round.pk, one.pk)
    assert [seat for _row, seat in staff.get(to("proposal", *args)).context["partners"]] == [
        f"{other.mentor.mentor.person}, Friday 17:00–18:00"
    ]
    page = staff.get(to("change", *args), {"beside": other.pk})
    (change,) = page.context["changes"]
    assert (change["to"], change["broken"]) == (f"{other.mentor.mentor.person}, Friday 17:00–18:00", [])
    after(staff, "change", *args, beside=other.pk)
    one.refresh_from_db()
    assert (one.mentor, one.slot, one.state) == (other.mentor, 216, "pinned")
    third = a_proposal(this_round, other=factories.mentor(this_round.programme), slot=72)
    full = text(staff.get(to("change", this_round.pk, third.pk), {"beside": other.pk}))
    assert "The circle is full." in full
    assert staff.get(to("change", *args), {"mentor": other.mentor_id}, follow=True).status_code == 404
