"""How full everybody is once the matching is done, and so why a mentor that fits was not given."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from .assigning import Matched, mentors_of
from .network import NOBODY
from .population import Block, Dense, Flags, Numbers
from .proving import chunks
from .rules import gettext_noop

LOWER = "lower"
EVEN = "even"
PINNED = "pinned"
KEPT = "kept"
NO_PLACE = "no_place"
ONLY_OPTION = "only_option"
STRANDS = "strands"
FULL = "full"
WHOLE = "whole"

REASONS = {
    LOWER: gettext_noop("Fits less well"),
    EVEN: gettext_noop("Fits as well, and only one of them could be proposed"),
    PINNED: gettext_noop("Staff pinned the mentor who is proposed"),
    KEPT: gettext_noop("An earlier proposal was kept"),
    NO_PLACE: gettext_noop("Had no place to give"),
    ONLY_OPTION: gettext_noop("The place went to somebody who has no other mentor"),
    STRANDS: gettext_noop("Would have left somebody without a mentor, or a priority group with fewer"),
    FULL: gettext_noop("Full: the places went to others whom they help more"),
    WHOLE: gettext_noop("Another division was as good for all together"),
}
FAR = np.int64(2**60)
MOST_MENTORS = 6000  # beyond that STRANDS is told as FULL: the square of so many takes too long


class Standing:
    """What an assignment leaves of mentors' places, and what their places are worth."""

    def __init__(self, matched: Matched) -> None:
        self.matched = matched
        problem, answer, mentees = matched.problem, matched.answer, matched.mentees
        seats, seated = problem.seats, answer.seat != NOBODY
        size = np.bincount(answer.seat[seated], minlength=len(seats))
        taken = np.bincount(matched.mentor[seated], minlength=len(seats.places))
        self.has_room: Flags = (size < seats.capacity) & (taken < seats.places)[seats.mentor]
        self.spare = _named(seats.mentor[self.has_room], len(seats.places))
        self.pinned = _in(mentees.pairs["pinned"], mentors_of(problem, answer))
        self.kept = _in(mentees.pairs["proposed"], mentors_of(problem, answer))
        self.has_only_option = self._has_only_option()

    def _has_only_option(self) -> Flags:
        """The mentors with whom somebody sits who is eligible for no other."""
        arcs, seats = self.matched.problem.arcs, self.matched.problem.seats
        mentor = seats.mentor[arcs.seat]
        another = np.diff(mentor, prepend=-1) != 0
        another[arcs.first[:-1][np.diff(arcs.first) > 0]] = True
        options = np.bincount(arcs.mentee(np.flatnonzero(another)), minlength=len(self.matched.mentees))
        given = self.matched.mentor
        return _named(given[(options == 1) & (given != NOBODY)], len(seats.places))

    def reasons(self, block: Block, mentor: Numbers, scores: Dense, own: Dense) -> list[list[str]]:
        """Why each mentee of the block was not given each of some mentors that they are eligible for."""
        price, has_room = self._cheapest(block, mentor)
        rows = block.rows[:, None]
        cases = [
            (scores < own[:, None], LOWER),
            (scores == own[:, None], EVEN),
            (np.broadcast_to(self.pinned[rows], mentor.shape), PINNED),
            (has_room & self.kept[rows], KEPT),
            (has_room, WHOLE),
            (self.matched.problem.seats.places[mentor] == 0, NO_PLACE),
            (self.has_only_option[mentor], ONLY_OPTION),
            (self._strands(rows, mentor, price), STRANDS),
        ]
        chosen = np.select([case for case, _ in cases], [code for _, code in cases], FULL)
        return [[str(code) for code in row] for row in chosen]

    def _strands(self, rows: Numbers, mentor: Numbers, price: Numbers) -> Flags:
        """Whether somebody would have to do without, or a tier with fewer, if a mentee had one of these mentors.

        Whoever made way there would have to find another seat: in the end the mentee's own, when people moving from
        mentor to mentor can get there; or none, at a loss of the seat's price, less what somebody brings who had no
        mentor and gets the mentee's own. No chain of moves alone costs `safe`.
        """
        problem, gap = self.matched.problem, self.matched.assignment.proof.gap
        safe = 2 * (problem.longest * problem.highest + gap)
        dear = price > safe
        if not dear.any():
            return dear
        own = self.matched.mentor[rows]
        return dear & ~self.reach[mentor, own] & (price - self.gained[own] > safe)

    @cached_property
    def gained(self) -> Numbers:
        """What it would bring if a place of each mentor came free: for the most urgent who has none and could come."""
        problem, seats = self.matched.problem, self.matched.problem.seats
        waiting = np.flatnonzero(self.matched.mentor == NOBODY)
        found = np.zeros(len(seats.places), np.int64)
        for one in waiting:
            arcs = slice(problem.arcs.first[one], problem.arcs.first[one + 1])
            there = seats.mentor[problem.arcs.seat[arcs]]
            found[there] = np.maximum(found[there], problem.urgency[one])
        return problem.unit * np.where(self.reach, found[:, None], 0).max(axis=0, initial=0)

    @cached_property
    def reach(self) -> Flags:
        """From which mentor to which people could move on, one making way for the next."""
        problem, given = self.matched.problem, self.matched.mentor
        count, arcs = len(problem.seats.places), problem.arcs
        reach = np.eye(count, dtype=np.bool_)
        for start, stop in chunks(arcs.first):
            own = np.repeat(given[start:stop], np.diff(arcs.first[start : stop + 1]))
            there = problem.seats.mentor[arcs.seat[arcs.first[start] : arcs.first[stop]]]
            reach[own[own != NOBODY], there[own != NOBODY]] = True
        return _closed(reach)

    def _cheapest(self, block: Block, mentor: Numbers) -> tuple[Numbers, Flags]:
        """For each mentee and some mentors: the lowest price of a seat they could take, and whether one has room."""
        seats, prices = self.matched.problem.seats, self.matched.prices.seat
        if not seats.are_circles:
            return prices[mentor], self.has_room[mentor]
        first = np.searchsorted(seats.mentor, np.arange(len(seats.places) + 1))
        starts = block.dense("starts")
        price, room = np.full(mentor.shape, FAR), np.zeros(mentor.shape, np.bool_)
        for turn in range(int(np.diff(first).max(initial=0))):
            seat = first[mentor] + turn
            there = seat < first[mentor + 1]
            seat = np.where(there, seat, 0)
            there = there & (starts[np.arange(len(block))[:, None], seats.start[seat]] > 0)
            price = np.where(there, np.minimum(price, prices[seat]), price)
            room |= there & self.has_room[seat]
        return price, room


def _closed(steps: Flags) -> Flags:
    """What can be reached by any number of steps, by squaring."""
    if len(steps) > MOST_MENTORS:
        return np.ones_like(steps)
    while True:
        numbers = steps.astype(np.float32)
        further = numbers @ numbers > 0
        if (further == steps).all():
            return steps
        steps = further


def _named(places: Numbers, count: int) -> Flags:
    """Which of `count` places are named."""
    return np.bincount(places, minlength=count) > 0


def _in(pairs: Numbers, mentor: Numbers) -> Flags:
    """Which mentees are given a mentor with whom they are in the pairs."""
    found = np.zeros(len(mentor), np.bool_)
    found[pairs[mentor[pairs[:, 0]] == pairs[:, 1], 0]] = True
    return found
