"""When a task that failed is tried again. Pure."""

from datetime import timedelta

LONGEST = timedelta(hours=6)


def wait_before(attempt: int, *, first: timedelta) -> timedelta:
    """How long to wait before attempt number two, three, …: the first wait, doubled each time, never over six hours."""
    return min(first * 2 ** max(0, min(attempt - 2, 32)), LONGEST)
