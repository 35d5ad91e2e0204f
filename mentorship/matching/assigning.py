"""Matching a whole programme: judge all pairs, solve, prove how good the answer is, and say who goes to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from .circles import choose_times
from .digest import digest_of
from .network import NOBODY, Cancelled, MatchingCancelled, Problem, Progress, build, seats_of
from .population import Mentees, Mentors, Numbers
from .proving import Answer, Prices, answer_of, bound_and_missing, prices_of
from .solving import Solver, best_solver, solved
from .values import Assignment, Mentee, Mentor, Pairs, Policy, Proof, Proposal

GOOD_ENOUGH = 0.0005  # of the score: the gap at which no further arcs are tried
SMALL = 1_000_000  # eligible pairs up to which the best is found, and not only what is as good as
ROUNDS = 20


@dataclass(frozen=True)
class Matched:
    """An assignment together with all that explanations and reports are computed from. Not kept; the assignment is."""

    assignment: Assignment
    mentees: Mentees
    mentors: Mentors
    problem: Problem
    answer: Answer
    prices: Prices

    @property
    def mentor(self) -> Numbers:
        """The place of each mentee's mentor, or NOBODY."""
        return mentors_of(self.problem, self.answer)


def assign(
    mentees: Iterable[Mentee],
    mentors: Iterable[Mentor],
    pairs: Pairs,
    policy: Policy,
    *,
    solver: Solver | None = None,
    progress: Progress = lambda stage, share: None,
    cancelled: Cancelled = lambda: False,
) -> Matched:
    """The best assignment; equal input and seed give an equal one, in whatever order people come.

    `progress` is told the stage ("rules", "solving", "proving") and the share of it that is done. Once `cancelled`
    says so, the next step raises MatchingCancelled. A mentor with no place left may be given, and gets nobody.
    """
    mentees, mentors = list(mentees), list(mentors)
    everybody, all_mentors, problem = _prepared(mentees, mentors, pairs, policy, progress, cancelled)
    solver = solver or best_solver()
    answer, prices, proof = _proven(problem, solver, policy.seed, progress, cancelled)
    digest = digest_of(mentees, mentors, pairs, policy)
    assignment = _assignment(everybody, all_mentors, problem, answer, proof, solver, digest)
    return Matched(assignment, everybody, all_mentors, problem, answer, prices)


def without_tiers(matched: Matched, solver: Solver | None = None) -> Answer:
    """What the same people would get if the programme had no tiers: for the report, and not proven."""
    problem = matched.problem
    if not matched.mentees.policy.tiers:
        return matched.answer
    flat = np.where(problem.urgency > len(matched.mentees.policy.tiers) + 1, 2, 1)
    problem = replace(problem, urgency=flat)
    return answer_of(problem, solved(problem, solver or best_solver(), matched.mentees.policy.seed))


def mentors_of(problem: Problem, answer: Answer) -> Numbers:
    mentor = np.full(len(answer.seat), NOBODY)
    seated = answer.seat != NOBODY
    mentor[seated] = problem.seats.mentor[answer.seat[seated]]
    return mentor


def _prepared(
    mentees: list[Mentee],
    mentors: list[Mentor],
    pairs: Pairs,
    policy: Policy,
    progress: Progress,
    cancelled: Cancelled,
) -> tuple[Mentees, Mentors, Problem]:
    all_mentors = Mentors(mentors, policy)
    everybody = Mentees(mentees, all_mentors, pairs)
    circles = None
    if policy.circle_size:
        circles = choose_times(everybody, all_mentors, cancelled)
        all_mentors.fix_circles(circles)
    seats = seats_of(all_mentors, circles)
    return everybody, all_mentors, build(everybody, all_mentors, seats, progress, cancelled)


def _proven(
    problem: Problem, solver: Solver, seed: int, progress: Progress, cancelled: Cancelled
) -> tuple[Answer, Prices, Proof]:
    """Solve, and solve again with the arcs that are missing, until the answer is the best or as good as."""
    for number in range(1, ROUNDS + 1):
        progress("solving", 0.0)
        answer = answer_of(problem, solved(problem, solver, seed))
        if cancelled():
            raise MatchingCancelled
        progress("proving", 0.0)
        prices = prices_of(problem, answer)
        bound, missing = bound_and_missing(problem, answer, prices)
        proof = _proof(problem, answer, bound, number)
        if not len(missing) or _is_good_enough(problem, answer, proof):
            break
        problem.arcs.tried[missing] = True
        if cancelled():
            raise MatchingCancelled
    progress("proving", 1.0)
    return answer, prices, proof


def _is_good_enough(problem: Problem, answer: Answer, proof: Proof) -> bool:
    enough = proof.gap <= GOOD_ENOUGH * value_of(problem, answer)
    return proof.coverage and enough and len(problem.arcs) > SMALL


def value_of(problem: Problem, answer: Answer) -> int:
    """Score and stability together, without what coverage and tiers weigh."""
    return int(problem.arcs.value[answer.arc[answer.arc != NOBODY]].sum(dtype=np.int64))


def _proof(problem: Problem, answer: Answer, bound: int, rounds: int) -> Proof:
    """By the first step of `network`, an answer that could serve more people falls short by more than `safe`."""
    gap = bound - answer.objective
    safe = problem.unit - problem.longest * problem.highest
    return Proof(objective=answer.objective, bound=bound, gap=gap, coverage=gap < safe, rounds=rounds)


def _assignment(
    mentees: Mentees,
    mentors: Mentors,
    problem: Problem,
    answer: Answer,
    proof: Proof,
    solver: Solver,
    digest: str,
) -> Assignment:
    proposals = _proposals(mentees, mentors, problem, answer)
    made = {(proposal.mentee, proposal.mentor) for proposal in proposals}
    arcs, score = problem.arcs, sum(proposal.score for proposal in proposals)
    return Assignment(
        proposals=proposals,
        unmatched=tuple(int(key) for key in mentees.keys[answer.seat == NOBODY]),
        score=score,
        solver=solver.name,
        status="optimal" if proof.is_exact else "near" if proof.coverage else "unproven",
        digest=digest,
        proof=proof,
        lapsed_pins=tuple(pair for pair in _pinned(mentees, mentors) if pair not in made),
        figures={
            "mentees": len(mentees),
            "mentors": len(mentors),
            "places": int(mentors.places.sum()),
            "matched": len(proposals),
            "eligible": len(arcs),
            "tried": int(arcs.tried.sum()),
            "kept": sum(proposal.kept for proposal in proposals),
        },
    )


def _pinned(mentees: Mentees, mentors: Mentors) -> list[tuple[int, int]]:
    pinned = mentees.pairs["pinned"]
    return list(zip(mentees.keys[pinned[:, 0]].tolist(), mentors.keys[pinned[:, 1]].tolist(), strict=True))


def _proposals(mentees: Mentees, mentors: Mentors, problem: Problem, answer: Answer) -> tuple[Proposal, ...]:
    mentor, stability = mentors_of(problem, answer), mentees.policy.stability
    kept = {tuple(pair) for pair in mentees.pairs["proposed"].tolist()}
    pinned = {tuple(pair) for pair in mentees.pairs["pinned"].tolist()}
    made = []
    for place in np.flatnonzero(mentor != NOBODY).tolist():
        pair = (place, int(mentor[place]))
        start = int(problem.seats.start[answer.seat[place]])
        made.append(
            Proposal(
                mentee=int(mentees.keys[place]),
                mentor=int(mentors.keys[pair[1]]),
                score=int(problem.arcs.value[answer.arc[place]]) - stability * (pair in kept),
                kept=pair in kept,
                pinned=pair in pinned,
                slot=start if start >= 0 else None,
            )
        )
    return tuple(made)
