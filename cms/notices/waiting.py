"""How long a delivery waits, and how many that wait together leave one after another. Pure."""

from datetime import timedelta
from uuid import UUID

LONGEST = timedelta(hours=6)


def share_of(key: UUID) -> float:
    """A number from 0 up to 1 that is always the same for this delivery, and spread evenly over many."""
    return key.int % 10_000 / 10_000


def wait_after(attempts: int, *, first: timedelta, share: float) -> timedelta:
    """The wait after so many attempts: the first wait, doubled each time, never over six hours, and up to a quarter
    longer by the delivery's share, so that a gateway that comes back is not run over."""
    wait = min(first * 2 ** max(0, min(attempts - 1, 32)), LONGEST)
    return wait * (1 + share / 4)
