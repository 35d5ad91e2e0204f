"""When circles meet: chosen for every mentor before matching, so that the best whole can still be found by a flow.

Mentors choose in turn, in an order drawn from the seed, one circle at a time. Each takes the time at which most of the
mentees who could come are still in want; their want then falls by the seats this circle adds. What is chosen so is good
but not proven best; given these times, the matching is.
"""

from __future__ import annotations

import numpy as np

from .network import Cancelled, Circle, MatchingCancelled
from .population import SLOTS, Dense, Flags, Mentees, Mentors, Numbers
from .rules import eligible

SAMPLE = 2048  # mentees asked; all of them in smaller programmes


def choose_times(mentees: Mentees, mentors: Mentors, cancelled: Cancelled) -> list[Circle]:
    """The circles of all mentors, with those that meet already. `mentors.starts` tells when each could lead one."""
    ties = np.random.default_rng(mentors.policy.seed)
    asked = np.sort(ties.permutation(len(mentees))[:SAMPLE])
    block = mentees.block(asked)
    able, free = eligible(block, mentors), block.dense("starts") > 0
    wants = Wants(able, free, share=len(asked) / max(1, len(mentees)))
    open_ = mentors.starts > 0
    chosen = [_meets(*circle, open_, wants, mentors.policy.meeting) for circle in _standing(mentors)]
    turns = ties.permutation(len(mentors))
    for number in range(max((mentor.circles for mentor in mentors.each), default=0)):
        for mentor in turns:
            if cancelled():
                raise MatchingCancelled
            if number < mentors.each[mentor].circles and mentors.places[mentor] > 0 and open_[mentor].any():
                start = wants.most(int(mentor), np.flatnonzero(open_[mentor]))
                circle = (int(mentor), start, mentors.policy.circle_size)
                chosen.append(_meets(*circle, open_, wants, mentors.policy.meeting))
    return sorted(chosen)


def _standing(mentors: Mentors) -> list[Circle]:
    return [(place, start, seats) for place, each in enumerate(mentors.each) for start, seats in each.meets]


def _meets(mentor: int, start: int, seats: int, open_: Flags, wants: Wants, meeting: int) -> Circle:
    """The circle, once its time is taken from the mentor and its seats from the want of those who could come."""
    wants.meet(mentor, start, seats)
    open_[mentor, (start + np.arange(1 - meeting, meeting)) % SLOTS] = False
    return mentor, start, seats


class Wants:
    """How much each mentee asked is still in want of a circle, from 1 down to 0. They stand for `share` of all."""

    def __init__(self, able: Flags, free: Flags, share: float) -> None:
        self.able, self.free, self.share = able, free, share
        self.want: Dense = np.ones(len(able), np.float32)

    def most(self, mentor: int, starts: Numbers) -> int:
        """The half hour at which a circle of this mentor could meet the most want; the earliest of equals."""
        can = np.flatnonzero(self.able[:, mentor])
        return int(starts[np.argmax(self.want[can] @ self.free[np.ix_(can, starts)])])

    def meet(self, mentor: int, start: int, seats: int) -> None:
        can = self.able[:, mentor] & self.free[:, start]
        total = float(self.want[can].sum())
        if total:
            self.want[can] *= 1 - min(1.0, seats * self.share / total)
