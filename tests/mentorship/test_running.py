"""Runs of the matching, from asking to proposals."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mentorship import actions
from mentorship.actions import proposing, running
from mentorship.actions.running import propose_again, take_up_cut_runs
from mentorship.enums import ProposalState, RoundState, RunState, Stage
from mentorship.exceptions import RoundOver, RunAtWork
from mentorship.models import Proposal, Round, Run, Unmatched

from . import factories
from .factories import a_proposal, a_round, run_of

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(minutes=6)


def pairs_of(this_round, *states):
    rows = this_round.proposals.filter(state__in=states or [ProposalState.PROPOSED])
    return set(rows.values_list("mentee_id", "mentor_id"))


def test_run_proposes_and_says_who_is_left():
    this_round = a_round()
    mentor = factories.mentor(this_round.programme, places=1)
    one = factories.mentee(this_round.programme)
    other = factories.mentee(this_round.programme, skills=("Woodwork",))
    run = run_of(this_round)
    assert pairs_of(this_round) == {(one.pk, mentor.pk)}
    assert list(Unmatched.objects.values_list("run", "mentee")) == [(run.pk, other.pk)]
    assert (run.state, run.share, run.figures["matched"]) == (RunState.DONE, 1, 1)
    assert all((run.finished_at, run.input_digest, run.solver))
    assert set(run.figures["seconds"]) >= {Stage.GATHERING, Stage.RULES, Stage.SOLVING}


def test_proposal_keeps_its_reasons_as_they_were():
    this_round = a_round()
    mentor, mentee = factories.mentor(this_round.programme), factories.mentee(this_round.programme)
    run_of(this_round)
    proposal = Proposal.objects.get()
    assert (proposal.reasons["kind"], proposal.reasons["mentee"], proposal.reasons["mentor"]) == (
        "proposal",
        mentee.pk,
        mentor.pk,
    )
    assert (proposal.rank, proposal.score) == (1, proposal.reasons["score"])
    assert proposal.score > 0


def test_the_same_run_again_gives_the_same_proposals():
    this_round = a_round()
    for _ in range(4):
        factories.mentor(this_round.programme, places=2)
    for _ in range(10):
        factories.mentee(this_round.programme)
    first = run_of(this_round, seed=3)
    before = pairs_of(this_round)
    Proposal.objects.all().delete()
    second = run_of(this_round, seed=3)
    assert pairs_of(this_round) == before
    assert (first.input_digest, first.figures["score"]) == (second.input_digest, second.figures["score"])


def test_another_run_replaces_what_nobody_pinned():
    this_round = a_round()
    for _ in range(2):
        factories.mentor(this_round.programme, places=1)
    one, _other = (factories.mentee(this_round.programme) for _ in range(2))
    run_of(this_round)
    old = set(Proposal.objects.values_list("pk", flat=True))
    kept = Proposal.objects.get(mentee=one)
    actions.pin(proposal=kept)
    again = run_of(this_round)
    assert set(Proposal.objects.values_list("pk", flat=True)) & old == {kept.pk}
    kept.refresh_from_db()
    assert (kept.state, kept.run) == (ProposalState.PINNED, again)
    assert Proposal.objects.count() == 2


def test_rejected_pair_is_not_proposed_again():
    this_round = a_round()
    factories.mentor(this_round.programme)
    factories.mentee(this_round.programme)
    run_of(this_round)
    actions.reject(proposal=Proposal.objects.get())
    run_of(this_round)
    assert list(Proposal.objects.values_list("state", flat=True)) == [ProposalState.REJECTED]
    assert Unmatched.objects.count() == 1


def test_run_is_asked_for_once_at_a_time(django_capture_on_commit_callbacks):
    this_round = a_round()
    run = actions.ask_run(this_round=this_round)
    assert actions.ask_run(this_round=this_round, seed=9) == run
    assert Run.objects.count() == 1


def test_asking_gives_the_run_to_a_worker(django_capture_on_commit_callbacks):
    this_round = a_round()
    factories.mentor(this_round.programme), factories.mentee(this_round.programme)
    with django_capture_on_commit_callbacks(execute=True):
        run = actions.ask_run(this_round=this_round)
    run.refresh_from_db()
    assert (run.state, Proposal.objects.count()) == (RunState.DONE, 1)


def test_run_uses_the_weights_in_force_or_publishes_those_we_begin_with():
    this_round = a_round()
    assert actions.ask_run(this_round=this_round).policy == this_round.programme.policies.get()


def test_closed_round_takes_no_run():
    this_round = a_round()
    Round.objects.update(state=RoundState.CLOSED)
    with pytest.raises(RoundOver):
        actions.ask_run(this_round=this_round)


def test_no_run_while_offers_are_being_sent():
    this_round = a_round()
    a_proposal(this_round, state=ProposalState.SENDING)
    with pytest.raises(RunAtWork):
        actions.ask_run(this_round=this_round)


def test_waiting_run_is_stopped_at_once():
    run = actions.ask_run(this_round=a_round())
    assert actions.cancel_run(run=run)
    run.refresh_from_db()
    assert run.state == RunState.CANCELLED
    assert not actions.carry_out_run(run_id=run.pk)
    assert not actions.cancel_run(run=run)


@pytest.mark.parametrize("stage", [Stage.GATHERING, Stage.SOLVING, Stage.EXPLAINING, Stage.STORING])
def test_run_at_work_is_stopped_at_its_next_step(monkeypatch, stage):
    this_round = a_round()
    factories.mentor(this_round.programme), factories.mentee(this_round.programme)
    before = a_proposal(this_round)
    run = actions.ask_run(this_round=this_round)

    class Asked(running.Beats):
        def __call__(self, at, share):
            if at == stage:
                assert actions.cancel_run(run=self.run)
            super().__call__(at, share)

    monkeypatch.setattr(running, "Beats", Asked)
    actions.carry_out_run(run_id=run.pk)
    run.refresh_from_db()
    assert run.state == RunState.CANCELLED
    assert list(Proposal.objects.all()) == [before]


def test_failed_run_says_so_and_leaves_the_proposals(monkeypatch):
    this_round = a_round()
    before = a_proposal(this_round)
    run = actions.ask_run(this_round=this_round)

    def fails(*args):
        raise MemoryError

    monkeypatch.setattr(proposing, "assign", lambda *args, **kwargs: fails())
    with pytest.raises(MemoryError):
        actions.carry_out_run(run_id=run.pk)
    run.refresh_from_db()
    assert (run.state, run.reason, list(Proposal.objects.all())) == (RunState.FAILED, "MemoryError", [before])


NOW = "now"  # when the test runs, not when it was read


def cut(run, **fields):
    fields = {name: timezone.now() if value == NOW else value for name, value in fields.items()}
    Run.objects.filter(pk=run.pk).update(
        **{"state": RunState.RUNNING, "attempts": 1, "beat_at": timezone.now() - LONG_AGO, **fields}
    )


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, RunState.DONE),
        ({"beat_at": NOW}, RunState.RUNNING),
        ({"attempts": 3}, RunState.FAILED),
        ({"cancel_asked_at": NOW}, RunState.CANCELLED),
        ({"state": RunState.WAITING}, RunState.DONE),
    ],
    ids=["cut", "alive", "cut too often", "cut and stopped", "task lost"],
)
def test_cut_runs_are_taken_up(fields, state, django_capture_on_commit_callbacks):
    run = actions.ask_run(this_round=a_round())
    cut(run, **fields)
    with django_capture_on_commit_callbacks(execute=True):
        take_up_cut_runs()
    run.refresh_from_db()
    assert run.state == state


def test_worker_whose_run_was_taken_up_keeps_nothing(monkeypatch):
    this_round = a_round()
    factories.mentor(this_round.programme), factories.mentee(this_round.programme)
    run = actions.ask_run(this_round=this_round)

    def taken_up(run, *args):
        Run.objects.update(attempts=2)
        return found(run, *args)

    found = running.match_people
    monkeypatch.setattr(running, "match_people", taken_up)
    assert not actions.carry_out_run(run_id=run.pk)
    run.refresh_from_db()
    assert (run.state, run.attempts, Proposal.objects.count()) == (RunState.RUNNING, 2, 0)


def test_run_that_is_over_is_not_carried_out_again():
    this_round = a_round()
    run = run_of(this_round)
    assert not actions.carry_out_run(run_id=run.pk)
    assert not actions.carry_out_run(run_id=0)


def test_mentee_who_got_somebody_meanwhile_is_left_out(monkeypatch):
    this_round = a_round()
    factories.mentor(this_round.programme, places=2)
    one, other = (factories.mentee(this_round.programme) for _ in range(2))
    run = actions.ask_run(this_round=this_round)

    def meanwhile(run, *args):
        result = found(run, *args)
        factories.match(mentor_app=factories.mentor(this_round.programme), mentee_app=one)
        return result

    found = running.match_people
    monkeypatch.setattr(running, "match_people", meanwhile)
    actions.carry_out_run(run_id=run.pk)
    assert list(Proposal.objects.values_list("mentee", flat=True)) == [other.pk]


def test_choices_are_the_next_best_who_have_a_place():
    programme = factories.programme(shows_choice=True)
    this_round = a_round(programme)
    mentors = [factories.mentor(programme, places=1) for _ in range(4)]
    factories.mentee(programme)
    run_of(this_round)
    choices = Proposal.objects.get().choices
    assert len(choices) == 3
    assert choices[0]["mentor"] == Proposal.objects.get().mentor_id
    assert {each["mentor"] for each in choices} < {mentor.pk for mentor in mentors}


def test_after_a_wave_of_offers_others_are_looked_for_once():
    this_round = a_round()
    factories.mentor(this_round.programme)
    factories.mentee(this_round.programme)
    run = run_of(this_round)
    Round.objects.update(state=RoundState.PUBLISHED)
    assert propose_again() == 0
    Proposal.objects.update(state=ProposalState.OFFERED)
    assert propose_again() == 0
    Proposal.objects.update(state=ProposalState.LAPSED)
    assert propose_again() == 1
    actions.carry_out_run(run_id=Run.objects.latest("pk").pk)
    assert propose_again() == 0
    assert (run.proposals.count(), Run.objects.count()) == (1, 2)
