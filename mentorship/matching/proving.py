"""How good an assignment is, over every eligible pair and not only those that the solver was given.

The solver sees some arcs only. From its answer come *prices* of seats: what a seat is worth to those who compete for
it. Whatever the prices, by weak duality no assignment over all arcs can be worth more than

    sum of places * price  +  for every mentee, the most that any seat is worth to them above its price, or nothing.

Prices that fit the answer make this as low as the answer itself on the arcs that were tried. What remains comes from
arcs that were not: those worth more to their mentee, at these prices, than what the mentee has. They are added and the
problem is solved again, until nothing remains or so little that it does not matter (column generation).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .network import NOBODY, Problem
from .population import Numbers

CHUNK = 4_000_000  # arcs looked at together


@dataclass(frozen=True)
class Prices:
    """What a seat costs: its own price, and the price of a place with its mentor."""

    seat: Numbers  # both together
    mentor: Numbers

    def cost(self, problem: Problem) -> int:
        """The price of all places and all seats together."""
        seats = problem.seats
        own = (self.seat - self.mentor[seats.mentor]) * seats.capacity
        return int(own.sum() + (self.mentor * seats.places).sum())


@dataclass(frozen=True)
class Answer:
    """An assignment in the words of the network: the arc, the seat and the weight of each mentee."""

    arc: Numbers
    seat: Numbers
    weight: Numbers

    @property
    def objective(self) -> int:
        return int(self.weight.sum())


def answer_of(problem: Problem, arc: Numbers) -> Answer:
    seated = np.flatnonzero(arc != NOBODY)
    seat, weight = np.full(len(arc), NOBODY), np.zeros(len(arc), np.int64)
    seat[seated] = problem.arcs.seat[arc[seated]]
    weight[seated] = problem.weight(arc[seated], seated)
    return Answer(arc, seat, weight)


def prices_of(problem: Problem, answer: Answer) -> Prices:
    """The highest prices at which nobody would rather have another seat, on the arcs tried, nor none.

    A seat costs at most what it is worth to each who has it, and at most what they would lose by any other seat, plus
    that one's price. What is not full costs nothing. So the prices are shortest distances in the residual network.
    """
    seats = problem.seats
    edges = _edges(problem, answer)
    size = np.bincount(answer.seat[answer.seat != NOBODY], minlength=len(seats))
    taken = np.bincount(seats.mentor, weights=size, minlength=len(seats.places))
    room, spare = size < seats.capacity, taken < seats.places
    price = np.full(len(seats), int(problem.urgency.max(initial=0)) * problem.unit + problem.highest)
    seated = answer.seat != NOBODY
    np.minimum.at(price, answer.seat[seated], answer.weight[seated])
    mentor = np.where(spare, 0, price.max(initial=0))
    while True:
        np.minimum.at(mentor, seats.mentor, price)
        lower = np.minimum(price, np.where(room, mentor[seats.mentor], price))
        lower = edges.lowered(lower)
        if (lower == price).all():
            return Prices(price, mentor)
        price = lower


@dataclass(frozen=True)
class Edges:
    """From seat to seat: the least that an occupant of the first would lose by sitting in the second. By first seat."""

    source: Numbers
    target: Numbers
    loss: Numbers

    def lowered(self, price: Numbers) -> Numbers:
        lower = price.copy()
        if len(self.source):
            starts = np.flatnonzero(np.diff(self.source, prepend=-1))
            through = np.minimum.reduceat(price[self.target] + self.loss, starts)
            at = self.source[starts]
            lower[at] = np.minimum(lower[at], through)
        return lower


def _edges(problem: Problem, answer: Answer) -> Edges:
    arcs = np.flatnonzero(problem.arcs.tried)
    mentee = problem.arcs.mentee(arcs)
    source, target = answer.seat[mentee], problem.arcs.seat[arcs].astype(np.int64)
    moves = (source != NOBODY) & (source != target)
    arcs, mentee, source, target = arcs[moves], mentee[moves], source[moves], target[moves]
    loss = answer.weight[mentee] - problem.weight(arcs, mentee)
    key = source * len(problem.seats) + target
    order = np.lexsort((loss, key))
    starts = order[np.flatnonzero(np.diff(key[order], prepend=-1))]
    return Edges(source[starts], target[starts], loss[starts])


def chunks(first: Numbers) -> Iterator[tuple[int, int]]:
    """Ranges of mentees with about CHUNK arcs each."""
    start = 0
    while start < len(first) - 1:
        stop = int(np.searchsorted(first, first[start] + CHUNK, side="right")) - 1
        stop = min(max(stop, start + 1), len(first) - 1)
        yield start, stop
        start = stop


def worths(problem: Problem, prices: Prices) -> Iterator[tuple[int, NDArray[Any], NDArray[Any]]]:
    """In pieces: the first arc, what each arc is worth above the price of its seat, and the mentee of each."""
    first = problem.arcs.first
    for start, stop in chunks(first):
        arcs = slice(first[start], first[stop])
        mentee = np.repeat(np.arange(start, stop), np.diff(first[start : stop + 1]))
        worth = problem.urgency[mentee] * problem.unit + problem.arcs.value[arcs]
        worth -= prices.seat[problem.arcs.seat[arcs]]
        yield int(first[start]), worth, mentee


def has_of(answer: Answer, prices: Prices) -> Numbers:
    """What each mentee has of the answer above the price of their seat."""
    seated = answer.seat != NOBODY
    has = answer.weight.copy()
    has[seated] -= prices.seat[answer.seat[seated]]
    return has


def bound_and_missing(problem: Problem, answer: Answer, prices: Prices) -> tuple[int, Numbers]:
    """What no assignment can exceed, and the arcs not tried that keep the answer from being proven."""
    has = has_of(answer, prices)
    most = has.copy()
    missing = []
    for start, worth, mentee in worths(problem, prices):
        better = np.flatnonzero(worth > has[mentee])
        np.maximum.at(most, mentee[better], worth[better])
        missing.append(start + better)
    return prices.cost(problem) + int(most.sum()), np.concatenate([np.zeros(0, np.int64), *missing])
