"""From the people of a programme to proposals with their reasons. Nothing is written here."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..enums import Stage
from ..gathering import gather
from ..matching.assigning import Matched, assign, without_tiers
from ..matching.explaining import explain
from ..matching.network import MatchingCancelled, Progress
from ..matching.reporting import report
from ..matching.values import Assignment
from ..models import Run

Explanation = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """What a run came to. `reasons` are by the mentee's key, for those with a mentor and those without."""

    assignment: Assignment
    reasons: dict[int, Explanation]
    report: dict[str, Any]
    seconds: dict[str, float]

    @property
    def figures(self) -> dict[str, Any]:
        proof = self.assignment.proof
        return {
            **self.assignment.figures,
            "score": self.assignment.score,
            "objective": proof.objective,
            "bound": proof.bound,
            "gap": proof.gap,
            "gap_share": proof.gap / self.assignment.score if self.assignment.score else 0.0,
            "covers_most": proof.coverage,
            "is_exact": proof.is_exact,
            "lapsed_pins": len(self.assignment.lapsed_pins),
            "seconds": self.seconds,
        }


class Stopwatch:
    """How long each stage took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.since, self.stage = time.perf_counter(), Stage.GATHERING.value

    def enter(self, stage: str) -> None:
        now = time.perf_counter()
        self.seconds[self.stage] = round(self.seconds.get(self.stage, 0) + now - self.since, 2)
        self.since, self.stage = now, stage


def match_people(run: Run, progress: Progress, cancelled: Callable[[], bool]) -> Found:
    """Gather, match and explain. `progress` may raise to stop it; raises MatchingCancelled once `cancelled` says so."""
    watch = Stopwatch()

    def tell(stage: str, share: float) -> None:
        watch.enter(stage)
        progress(stage, share)
        if cancelled():
            raise MatchingCancelled

    tell(Stage.GATHERING, 0.0)
    gathered = gather(run.round.programme, run.policy, run.round, seed=run.seed)
    matched = assign(
        gathered.mentees,
        gathered.mentors,
        gathered.pairs,
        gathered.policy,
        progress=tell,
        cancelled=cancelled,
    )
    tiers = [*(tier.key for tier in gathered.policy.tiers), ""]
    places = matched.mentees.tier.tolist()
    explained = zip(explain(matched, tell, cancelled), places, strict=True)
    reasons = {each["mentee"]: {**each, "tier": tiers[place]} for each, place in explained}
    tell(Stage.STORING, 0.0)
    return Found(matched.assignment, reasons, report_of(matched), watch.seconds)


def report_of(matched: Matched) -> dict[str, Any]:
    """Whom the run serves, and whom it would serve if the programme had no tiers."""
    return report(matched, without_tiers(matched))
