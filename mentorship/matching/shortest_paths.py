"""Minimum-cost flow by successive best paths, in numpy. For hubs: up to a few thousand mentees and a hundred mentors.

Mentees are seated one by one. Each takes the best path through the seats: into one with room, or into a full one whose
occupant moves on, or leaves. By the theory of minimum-cost flow each stage is the best for those seated so far (Jonker
and Volgenant 1987 do the same for capacities of one). A stage costs a few products of seats by seats.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from .network import NOBODY, Restricted
from .population import Flags, Numbers

NAME = "numpy-shortest-paths"
NONE = -(2**60)  # no such arc; far below any sum of weights, far above the end of int64


def solve(network: Restricted) -> Numbers:
    """The arc of each mentee in a best flow, or NOBODY."""
    seating = Seating(network)
    for mentee in range(network.mentees):
        seating.seat(mentee)
    arc = np.full(seating.worth.shape, NOBODY)
    arc[network.mentee, network.seat] = np.arange(len(network.seat))
    seated = np.flatnonzero(seating.at != NOBODY)
    chosen = np.full(network.mentees, NOBODY)
    chosen[seated] = arc[seated, seating.at[seated]]
    return chosen


class Seating:
    """Who sits where so far, and for every two seats the best that moving one occupant from the first would add."""

    def __init__(self, network: Restricted) -> None:
        seats = len(network.capacity)
        self.mentor, self.places, self.capacity = network.mentor, network.places, network.capacity
        self.worth = np.full((network.mentees, seats), NONE)
        self.worth[network.mentee, network.seat] = network.weight
        self.at = np.full(network.mentees, NOBODY)
        self.members: list[list[int]] = [[] for _ in range(seats)]
        self.gain = np.full((seats, seats), NONE)
        self.leaving = np.full(seats, NONE)
        self.taken = np.zeros(len(network.places), np.int64)

    def seat(self, mentee: int) -> None:
        """Seat a further mentee as well as can be, moving others where that is better for all together."""
        reach = self.worth[mentee].copy()
        if not len(reach) or reach.max() <= NONE // 2:
            return
        full = np.array([len(members) for members in self.members]) >= self.capacity
        spent = (self.taken >= self.places)[self.mentor]
        open_ = ~full & ~spent
        before, by_mentor = self._extend(reach, open_, ~full & spent)
        total = np.where(open_, reach, reach + self.leaving)
        last = int(np.argmax(total))
        if total[last] > 0:
            self._move(mentee, _path(last, before), by_mentor, leaves=not open_[last])

    def _extend(self, reach: Numbers, open_: Flags, crowded: Flags) -> tuple[Numbers, Flags]:
        """Bellman and Ford: raise `reach` to the best sum with which each seat can be reached.

        Gives the seat before each, and where that is another seat of the same mentor: a seat is `crowded` when it has
        room and its mentor has none, so that anybody who sits with that mentor may make way.
        """
        before, by_mentor = np.full(len(reach), NOBODY), np.zeros(len(reach), np.bool_)
        front = np.flatnonzero(~open_ & (reach > NONE // 2))
        while len(front):
            sums = reach[front, None] + self.gain[front]
            best = sums.argmax(axis=0)
            sums = sums[best, np.arange(len(reach))]
            better = (sums > reach) & (sums > NONE // 2)
            reach[better], before[better], by_mentor[better] = sums[better], front[best[better]], False
            for seat in np.flatnonzero(crowded & (reach > NONE // 2)):
                fellows = np.flatnonzero((self.mentor == self.mentor[seat]) & (reach < reach[seat]))
                fellows = np.array([fellow for fellow in fellows if self.members[fellow]], np.int64)
                reach[fellows], before[fellows], by_mentor[fellows] = reach[seat], seat, True
                better[fellows] = True
            front = np.flatnonzero(better & ~open_)
        return before, by_mentor

    def _move(self, mentee: int, path: list[int], by_mentor: Flags, *, leaves: bool) -> None:
        """Seat the mentee at the first of the path; whoever makes way there goes to the next; the last may leave."""
        moves = [(mentee, path[0])]
        for seat, following in pairwise(path):
            if not by_mentor[following]:
                moves.append((self._makes_way(seat, following), following))
        if leaves:
            moves.append((self._makes_way(path[-1], NOBODY), NOBODY))
        self._carry_out(moves)

    def _makes_way(self, seat: int, following: int) -> int:
        """The occupant who loses least, or gains most, by going to the following seat, or out."""
        occupants = np.array(self.members[seat])
        here = self.worth[occupants, seat]
        there = self.worth[occupants, following] if following != NOBODY else np.zeros_like(here)
        return int(occupants[np.argmax(there - here)])

    def _carry_out(self, moves: list[tuple[int, int]]) -> None:
        changed = {seat for _, seat in moves} | {int(self.at[mentee]) for mentee, _ in moves}
        for mentee, _ in moves:
            if self.at[mentee] != NOBODY:
                self.members[self.at[mentee]].remove(mentee)
                self.taken[self.mentor[self.at[mentee]]] -= 1
        for mentee, seat in moves:
            self.at[mentee] = seat
            if seat != NOBODY:
                self.members[seat].append(mentee)
                self.taken[self.mentor[seat]] += 1
        for seat in changed - {NOBODY}:
            self._judge(seat)

    def _judge(self, seat: int) -> None:
        here = self.worth[self.members[seat]]
        if not len(here):
            self.gain[seat], self.leaving[seat] = NONE, NONE
            return
        self.gain[seat] = np.maximum((here - here[:, seat, None]).max(axis=0), NONE)
        self.leaving[seat] = -here[:, seat].min()


def _path(last: int, before: Numbers) -> list[int]:
    path = [last]
    while before[path[-1]] != NOBODY:
        path.append(int(before[path[-1]]))
    return path[::-1]
