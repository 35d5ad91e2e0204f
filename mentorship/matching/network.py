"""The network that matching solves: mentees, seats, and an arc for every eligible pair.

A *seat* is where mentees sit: a mentor, or one circle of a mentor. An arc's value is the pair's score, and the
policy's `stability` on top where the pair is proposed already. Every mentee may also stay without a seat, at value 0,
so there is always a solution.

**Why one sum of small integers is exactly "coverage, then tiers, then score".** The solver maximises
`urgency[tier] * unit + value` over the arcs it uses, where urgency is 1 for a mentee of no tier and one more for each
tier above, and `unit` is more than four times what can be lost in value along one path through the seats.

1. *The urgency comes first.* Take a flow that is best by the sum, and one with more urgency. Their difference is a sum
   of simple cycles of the residual network, each of which the first flow could be changed by alone. One of them raises
   the urgency, by at least 1. It passes each seat once at most, so it takes away at most `seats` arcs, each worth at
   most `highest`: it would add at least `unit - seats * highest > 0` to the sum. So the first flow was not the best.
2. *More urgency is more coverage, then better tiers.* The sets of mentees that can be seated together are the
   independent sets of a matroid (transversal; with circles a gammoid). A heaviest independent set under positive
   weights is found greedily, heaviest first: it is always of the greatest size, and for every k it holds as many of the
   first k tiers as any seating can. Any weights in that order choose the same sets, so 1, 2, 3 … do.

A pinned mentee has one arc only, or one to each circle of that mentor, and the highest urgency of all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .population import Block, Flags, Mentees, Mentors, Numbers
from .rules import eligible
from .terms import highest_score, score
from .values import Policy

Progress = Callable[[str, float], None]
Cancelled = Callable[[], bool]


Circle = tuple[int, int, int]  # the place of a mentor, the half hour at which the circle meets, and its seats


class MatchingCancelled(Exception):
    """Whoever called asked to stop. Nothing was decided."""


@dataclass(frozen=True)
class Seats:
    """Where mentees can sit, by mentor and time. `start` is the half hour (UTC) of a circle, or -1 for a pair."""

    mentor: Numbers
    start: Numbers
    capacity: Numbers
    places: Numbers  # of each mentor, over all their seats

    def __len__(self) -> int:
        return len(self.mentor)

    @property
    def are_circles(self) -> bool:
        return bool(len(self)) and bool(self.start[0] >= 0)


def seats_of(mentors: Mentors, circles: list[Circle] | None) -> Seats:
    if circles is None:
        everybody = np.arange(len(mentors))
        return Seats(everybody, np.full(len(mentors), -1), mentors.places, mentors.places)
    chosen = np.array(circles, np.int64).reshape(-1, 3)
    return Seats(chosen[:, 0], chosen[:, 1], chosen[:, 2], mentors.places)


@dataclass
class Arcs:
    """Every eligible pair, in compressed rows: those of mentee i lie from `first[i]` to `first[i + 1]`.

    `tried` marks the arcs that the solver is given; `proving` adds those that turn out to matter.
    """

    first: Numbers
    seat: NDArray[Any]
    value: NDArray[Any]
    tried: Flags

    def __len__(self) -> int:
        return len(self.seat)

    def mentee(self, arcs: NDArray[Any]) -> Numbers:
        """The mentees of some arcs."""
        return np.searchsorted(self.first, arcs, side="right") - 1


@dataclass(frozen=True)
class Problem:
    """All that is to be solved, and the scale that puts coverage and tiers before score."""

    seats: Seats
    arcs: Arcs
    urgency: Numbers
    highest: int

    @property
    def unit(self) -> int:
        return 4 * (self.longest * self.highest + 1)

    @property
    def longest(self) -> int:
        """The most seats that a path through the network can pass."""
        return min(len(self.urgency), len(self.seats)) + 1

    def weight(self, arcs: NDArray[Any], mentees: NDArray[Any]) -> Numbers:
        """What the solver maximises, for some arcs and their mentees."""
        return self.urgency[mentees] * self.unit + self.arcs.value[arcs]


NOBODY = -1
LEVELS = 255  # steps of value that are told apart when choosing which arcs to try first


@dataclass(frozen=True)
class Restricted:
    """The arcs that are tried, as flat arrays for a solver. Mentees stand in an order drawn from the seed.

    Where several assignments are equally good, that draw decides which is found, and not who came first.
    """

    mentees: int
    mentee: Numbers
    seat: Numbers
    weight: Numbers
    capacity: Numbers
    mentor: Numbers  # of each seat
    places: Numbers  # of each mentor


class SolverFailed(Exception):
    """The solver found no answer, which cannot happen where everybody may stay without a seat: a fault of ours."""


def restricted(problem: Problem, seed: int) -> tuple[Restricted, Numbers, Numbers]:
    """The restricted network; the place of each of its mentees among all; and its arcs among all."""
    count = len(problem.urgency)
    order = np.random.default_rng(seed).permutation(count)
    place = np.empty(count, np.int64)
    place[order] = np.arange(count)
    arcs = np.flatnonzero(problem.arcs.tried)
    mentee = problem.arcs.mentee(arcs)
    drawn = np.argsort(place[mentee], kind="stable")
    arcs, mentee = arcs[drawn], mentee[drawn]
    seat = problem.arcs.seat[arcs].astype(np.int64)
    weight = problem.weight(arcs, mentee)
    seats = problem.seats
    return (
        Restricted(count, place[mentee], seat, weight, seats.capacity, seats.mentor, seats.places),
        order,
        arcs,
    )


def urgency_of(mentees: Mentees) -> Numbers:
    """1 for nobody's tier, one more for each tier above it, most for a pin."""
    tiers = len(mentees.policy.tiers)
    urgency = 1 + tiers - mentees.tier
    urgency[mentees.pairs["pinned"][:, 0]] = tiers + 2
    return urgency


def highest_value(policy: Policy) -> int:
    return highest_score(policy) + policy.stability


def build(
    mentees: Mentees, mentors: Mentors, seats: Seats, progress: Progress, cancelled: Cancelled
) -> Problem:
    """Judge and score all pairs, block by block, and choose those that the solver tries first."""
    pieces, done = [], 0
    for number, block in enumerate(mentees.blocks()):
        if cancelled():
            raise MatchingCancelled
        pieces.append(_piece(block, mentors, seats, np.random.default_rng([mentors.policy.seed, number])))
        done += len(block)
        progress("rules", done / len(mentees))
    highest = highest_value(mentors.policy)
    return Problem(seats, _joined(pieces, len(seats), highest), urgency_of(mentees), highest)


Piece = tuple[Numbers, NDArray[Any], NDArray[Any], Flags]


def _piece(block: Block, mentors: Mentors, seats: Seats, ties: np.random.Generator) -> Piece:
    """The arcs of a block: how many each mentee has, their seats and values, and which to try first."""
    allowed = _pinned_only(block, eligible(block, mentors))
    value = score(block, mentors) + block.has("proposed") * np.float32(mentors.policy.stability)
    if seats.are_circles or len(seats) != len(mentors):
        free = block.dense("starts")[:, seats.start] > 0
        allowed, value = allowed[:, seats.mentor] & free, value[:, seats.mentor]
    found = np.flatnonzero(allowed)
    rows, columns = np.divmod(found, allowed.shape[1] or 1)
    worth = np.ascontiguousarray(value).ravel()[found].astype(np.int32)
    tried = _best(rows, worth, len(block), mentors.policy, ties)
    return np.bincount(rows, minlength=len(block)), columns, worth, tried


def _pinned_only(block: Block, allowed: Flags) -> Flags:
    pinned = block.has("pinned")
    return allowed & (pinned | ~pinned.any(axis=1, keepdims=True))


def _best(rows: Numbers, value: NDArray[Any], count: int, policy: Policy, ties: np.random.Generator) -> Flags:
    """About the best `policy.candidates` arcs of each mentee, by counting how many have each value.

    At the lowest value that is still wanted it is drawn who is tried, so that equal mentors are tried equally often.
    """
    highest = highest_value(policy)
    levels = min(highest, LEVELS) + 1
    level = (value * ((levels - 1) / max(1, highest))).astype(np.int64)
    having = np.bincount(rows * levels + level, minlength=count * levels).reshape(count, levels)
    above = np.zeros((count, levels + 1), np.int64)
    above[:, :-1] = having[:, ::-1].cumsum(axis=1)[:, ::-1]
    lowest = (above[:, :-1] >= policy.candidates).sum(axis=1) - 1
    lowest = lowest.clip(min=0)
    everyone = np.arange(count)
    share = (policy.candidates - above[everyone, lowest + 1]) / having[everyone, lowest].clip(min=1)
    return (level > lowest[rows]) | ((level == lowest[rows]) & (ties.random(len(rows)) < share[rows]))


def _joined(pieces: list[Piece], seats: int, highest: int) -> Arcs:
    small = np.uint16 if seats < 2**16 else np.int32
    values = np.int16 if highest < 2**15 else np.int32
    first = np.concatenate([[0], *(piece[0] for piece in pieces)]).cumsum()
    return Arcs(
        first,
        np.concatenate([np.zeros(0, small), *(piece[1].astype(small) for piece in pieces)]),
        np.concatenate([np.zeros(0, values), *(piece[2].astype(values) for piece in pieces)]),
        np.concatenate([np.zeros(0, np.bool_), *(piece[3] for piece in pieces)]),
    )
