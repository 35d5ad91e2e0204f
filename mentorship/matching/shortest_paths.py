"""Minimum-cost flow by successive best paths, in numpy. For hubs: up to a few thousand mentees and a hundred mentors.

Mentees are seated one by one. Each takes the best path through the seats: into one with room, or into a full one whose
occupant moves on, or leaves. By the theory of minimum-cost flow each stage is the best for those seated so far (Jonker
and Volgenant 1987 do the same for capacities of one). A stage costs a few products of seats by seats.
"""

from __future__ import annotations

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
        before = np.full(len(reach), NOBODY)
        gain, leaving, open_ = self._effective()
        self._extend(reach, before, gain, open_)
        stays = np.where(open_, reach, NONE)
        leaves = np.where(open_, NONE, reach + leaving)
        last = int(np.argmax(np.maximum(stays, leaves)))
        if max(stays[last], leaves[last]) > 0:
            self._move(mentee, self._path(last, before), leaves=not open_[last])

    def _effective(self) -> tuple[Numbers, Numbers, Flags]:
        """The gain of moving somebody on from each seat, or out, and which seats have room.

        Where the seat has room and its mentor has none, anybody who sits with that mentor may make way.
        """
        size = np.array([len(members) for members in self.members])
        full, spent = size >= self.capacity, (self.taken >= self.places)[self.mentor]
        gain, leaving = self.gain, self.leaving
        for seat in np.flatnonzero(~full & spent):
            fellows = np.flatnonzero(self.mentor == self.mentor[seat])
            gain = gain.copy() if gain is self.gain else gain
            leaving = leaving.copy() if leaving is self.leaving else leaving
            gain[seat], leaving[seat] = self.gain[fellows].max(axis=0), self.leaving[fellows].max()
        return gain, leaving, ~full & ~spent

    @staticmethod
    def _extend(reach: Numbers, before: Numbers, gain: Numbers, open_: Flags) -> None:
        """Bellman and Ford: the best sum with which each seat can be reached, and the seat before it."""
        front = np.flatnonzero(~open_ & (reach > NONE // 2))
        while len(front):
            sums = reach[front, None] + gain[front]
            best = sums.argmax(axis=0)
            sums = sums[best, np.arange(len(reach))]
            better = (sums > reach) & (sums > NONE // 2)
            reach[better], before[better] = sums[better], front[best[better]]
            front = np.flatnonzero(better & ~open_)

    @staticmethod
    def _path(last: int, before: Numbers) -> list[int]:
        path = [last]
        while before[path[-1]] != NOBODY:
            path.append(int(before[path[-1]]))
        return path[::-1]

    def _move(self, mentee: int, path: list[int], *, leaves: bool) -> None:
        """Seat the mentee at the first of the path; whoever makes way there goes to the next; the last may leave."""
        moves, comer = [], mentee
        for seat, following in zip(path, [*path[1:], NOBODY], strict=True):
            moves.append((comer, seat))
            if following == NOBODY and not leaves:
                break
            comer = self._makes_way(seat, following)
        else:
            moves.append((comer, NOBODY))
        self._carry_out(moves)

    def _makes_way(self, seat: int, following: int) -> int:
        """The occupant who loses least, or gains most, by going to the following seat, or out."""
        full = len(self.members[seat]) >= self.capacity[seat]
        seats = [seat] if full else np.flatnonzero(self.mentor == self.mentor[seat])
        occupants = np.array([one for each in seats for one in self.members[each]])
        there = (
            self.worth[occupants, following] if following != NOBODY else np.zeros(len(occupants), np.int64)
        )
        return int(occupants[np.argmax(there - self.worth[occupants, self.at[occupants]])])

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
