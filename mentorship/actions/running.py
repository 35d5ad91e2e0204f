"""Runs of the matching: asked for by staff, carried out by a worker that may die at any moment, or stopped."""

from __future__ import annotations

import logging
import time
from datetime import datetime, timedelta
from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from ..conf import setting
from ..enums import ProposalState, RoundState, RunState, Stage
from ..exceptions import RunAtWork
from ..matching.network import MatchingCancelled
from ..models import Proposal, Round, Run
from ..signals import run_asked
from .holding import hold_round
from .policies import policy_in_force
from .proposing import match_people
from .storing import RunLost, store

logger = logging.getLogger(__name__)
SECONDS_BETWEEN_BEATS = 1.0
OPEN_STATES = (
    *(ProposalState.PROPOSED, ProposalState.PINNED),
    *(ProposalState.SENDING, ProposalState.OFFERED),
)


def ask_run(*, this_round: Round, seed: int = 1, by=None) -> Run:
    """Have a worker propose who works with whom. While a run is at work, asking again finds it.

    Raises RoundOver, and RunAtWork while offers of the round are being sent.
    """
    policy = policy_in_force(programme=this_round.programme)
    try:
        with transaction.atomic():
            hold_round(this_round)
            if this_round.proposals.sending().exists():
                raise RunAtWork
            run = Run.objects.create(round=this_round, policy=policy, seed=seed, by=by)
            transaction.on_commit(partial(run_asked.send, Run, run_id=run.pk))
    except IntegrityError:
        return this_round.runs.unfinished().get()
    return run


def cancel_run(*, run: Run) -> bool:
    """Stop it: at once where it waits, at the next step where it is at work. False when it is over."""
    now, this = timezone.now(), Run.objects.filter(pk=run.pk)
    stopped = this.filter(state=RunState.WAITING).update(state=RunState.CANCELLED, finished_at=now)
    return bool(stopped or this.filter(state=RunState.RUNNING).update(cancel_asked_at=now))


def carry_out_run(*, run_id: int) -> bool:
    """Gather, match, explain, and keep what was found in one transaction. False when it is not for this worker."""
    run = _claim(run_id)
    if run is None:
        return False
    beats = Beats(run)
    try:
        store(run=run, found=match_people(run, beats, beats.cancelled))
    except MatchingCancelled:
        _end(run, RunState.CANCELLED)
    except RunLost:
        logger.warning("Run %s was taken up by another worker", run.pk)
        return False
    except Exception as problem:
        _end(run, RunState.FAILED, reason=type(problem).__name__)
        raise
    return True


def _claim(run_id: int) -> Run | None:
    """Take the run for this worker: one that waits, or one whose worker fell silent."""
    run = Run.objects.select_related("round__programme", "policy").filter(pk=run_id).first()
    if run is None:
        return None
    now = timezone.now()
    free = Q(state=RunState.WAITING) | Q(state=RunState.RUNNING, beat_at__lt=_cut_before(now))
    mine = Run.objects.filter(free, pk=run_id, attempts=run.attempts)
    taken = mine.update(
        state=RunState.RUNNING, attempts=run.attempts + 1, beat_at=now, stage=Stage.GATHERING, share=0
    )
    run.refresh_from_db(fields=["state", "attempts", "beat_at", "stage", "share", "cancel_asked_at"])
    return run if taken else None


class Beats:
    """Says that the worker lives and how far it is, at most once a second; learns there whether to stop."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.told: tuple[str, float] = ("", 0.0)
        self.is_cancelled = False

    def __call__(self, stage: str, share: float) -> None:
        """Raises RunLost."""
        now = time.monotonic()
        if stage == self.told[0] and now - self.told[1] < SECONDS_BETWEEN_BEATS:
            return
        self.told = (stage, now)
        held = Run.objects.held(self.run)
        if not held.update(beat_at=timezone.now(), stage=stage, share=round(share, 3)):
            raise RunLost
        self.is_cancelled = held.exclude(cancel_asked_at=None).exists()

    def cancelled(self) -> bool:
        return self.is_cancelled


def _end(run: Run, state: RunState, reason: str = "") -> None:
    Run.objects.held(run).update(state=state, finished_at=timezone.now(), reason=reason)


def take_up_cut_runs() -> int:
    """Have runs carried out whose worker died, or whose task was lost; give up what was cut too often."""
    now = timezone.now()
    before = _cut_before(now)
    cut = Run.objects.cut(before)
    cut.exclude(cancel_asked_at=None).update(state=RunState.CANCELLED, finished_at=now)
    cut.filter(attempts__gte=setting("RUN_ATTEMPTS")).update(
        state=RunState.FAILED, finished_at=now, reason="WorkerDied"
    )
    waiting = [*cut.values_list("pk", flat=True), *Run.objects.forgotten(before).values_list("pk", flat=True)]
    return sum(_ask_again(pk, before, now) for pk in waiting)


def _ask_again(pk: int, before: datetime, now: datetime) -> bool:
    """Once: the moment it is asked for again counts as a sign of life."""
    due = Q(state=RunState.RUNNING, beat_at__lt=before) | Q(state=RunState.WAITING)
    with transaction.atomic():
        asked = Run.objects.filter(due, pk=pk).update(state=RunState.WAITING, beat_at=now)
        if asked:
            transaction.on_commit(partial(run_asked.send, Run, run_id=pk))
    return bool(asked)


def _cut_before(now: datetime) -> datetime:
    return now - timedelta(minutes=setting("RUN_CUT_MINUTES"))


def propose_again() -> int:
    """In published rounds whose offers are all answered or over: look for others for those who were left without.

    A run is asked for once after each wave of offers, and staff publish what it proposes.
    """
    waves = Round.objects.filter(state=RoundState.PUBLISHED).exclude(
        pk__in=Proposal.objects.filter(state__in=OPEN_STATES).values("round")
    )
    return sum(_propose_again(this_round) for this_round in waves.select_related("programme"))


def _propose_again(this_round: Round) -> bool:
    last = this_round.runs.order_by("-asked_at", "-pk").first()
    if last is None or last.state != RunState.DONE or not last.proposals.lapsed().exists():
        return False
    ask_run(this_round=this_round, seed=last.seed, by=last.by)
    return True
