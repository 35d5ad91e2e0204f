"""Who goes back into the pool when a match ends. Pure.

Whoever ends it stays out until they say they are ready again; staff send both back. Two exceptions protect people: who
did not feel comfortable, or was left without an answer, never loses their place for saying so. The other one then waits
until staff have spoken to them.
"""

from typing import NamedTuple

from .enums import EndReason, Side

WRONGED = (EndReason.SAFETY, EndReason.SILENT)
DONE = (EndReason.FINISHED, EndReason.REACHED)


class Returning(NamedTuple):
    """Whether each side is in the pool again, or has finished (the mentee only: a mentor's place is free again)."""

    mentor: bool
    mentee: bool
    mentee_is_done: bool = False


def waits_for_staff(*, ended_by: Side, reason: EndReason) -> bool:
    """Whether staff speak with the other one first, before they may come back."""
    return reason in WRONGED and ended_by != Side.STAFF


def returning(*, ended_by: Side, reason: EndReason) -> Returning:
    """Who may be matched again at once."""
    if reason in DONE:
        return Returning(mentor=True, mentee=False, mentee_is_done=True)
    if ended_by == Side.STAFF:
        return Returning(mentor=True, mentee=True)
    ender_returns = reason in WRONGED
    by_mentor = ended_by == Side.MENTOR
    return Returning(mentor=ender_returns == by_mentor, mentee=ender_returns != by_mentor)
