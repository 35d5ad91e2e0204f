"""Workers in processes of their own that are killed in the middle: nothing is left half done, and another finishes."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from mentorship import actions
from mentorship.actions.offering import send_what_was_cut
from mentorship.actions.running import take_up_cut_runs
from mentorship.enums import ProposalState, RunState
from mentorship.models import MatchOffer, MenteeApplication, MentorApplication, Proposal, Run, Unmatched

from . import factories
from .factories import a_proposal, a_round

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
ROOT = Path(__file__).resolve().parents[2]


def address() -> str:
    """The database of this test, for another process."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    return f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"


def kill_there(where: str, marker: Path, key: int) -> None:
    """Start a worker, wait until it is in the middle, and kill it."""
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test", "DATABASE_URL": address()}
    command = [sys.executable, "-m", "tests.mentorship.dies", where, str(marker), str(key)]
    worker = subprocess.Popen(command, env=env, cwd=ROOT)
    try:
        end = time.monotonic() + 120
        while not marker.exists() and worker.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        assert marker.exists()
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()


@pytest.mark.parametrize("where", ["run_while_solving", "run_while_storing"])
def test_a_run_whose_worker_was_killed_is_finished_by_another(where, tmp_path):
    this_round = a_round()
    factories.mentor(this_round.programme)
    one, other = (
        factories.mentee(this_round.programme),
        factories.mentee(this_round.programme, skills=("Woodwork",)),
    )
    before = a_proposal(this_round, one=other)
    run = Run.objects.create(round=this_round, policy=factories.policy(this_round.programme))
    kill_there(where, tmp_path / "here", run.pk)
    run.refresh_from_db()
    assert (run.state, run.attempts) == (RunState.RUNNING, 1)
    assert list(Proposal.objects.all()) == [before]
    assert not Unmatched.objects.exists()

    Run.objects.update(beat_at=timezone.now() - timedelta(minutes=6))
    assert take_up_cut_runs() == 1
    run.refresh_from_db()
    assert (run.state, run.attempts) == (RunState.DONE, 2)
    assert list(Proposal.objects.values_list("mentee", "run")) == [(one.pk, run.pk)]
    assert list(Unmatched.objects.values_list("mentee", flat=True)) == [other.pk]


def test_offers_whose_worker_was_killed_are_finished_by_another(tmp_path):
    this_round = a_round()
    first, second = (a_proposal(this_round, state=ProposalState.SENDING) for _ in range(2))
    kill_there("offers_while_holding", tmp_path / "here", this_round.pk)
    assert dict(Proposal.objects.values_list("pk", "state")) == {first.pk: "offered", second.pk: "sending"}
    assert MentorApplication.objects.get(pk=second.mentor_id).taken == 0
    assert not MenteeApplication.objects.get(pk=second.mentee_id).is_matched
    assert MatchOffer.objects.count() == 2

    assert send_what_was_cut() == 1
    assert MatchOffer.objects.count() == 4
    assert list(MentorApplication.objects.values_list("taken", flat=True)) == [1, 1]
    assert actions.send_offers(round_id=this_round.pk) == 0
