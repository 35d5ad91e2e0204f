"""Pure: which PINs are fit, and for how long wrong ones lock."""

from datetime import timedelta

SHORTEST, LONGEST = 4, 8
LONGEST_LOCK = timedelta(days=1)
_RUNS = "01234567890", "09876543210"


def is_weak(pin: str) -> bool:
    """One digit repeated (0000), a pair repeated (1212), or a run (1234, 9876): the first that others try."""
    pairs = len(pin) % 2 == 0 and pin == pin[:2] * (len(pin) // 2)
    return len(set(pin)) == 1 or pairs or any(pin in run for run in _RUNS)


def lock_after(failures: int, *, attempts: int, first: timedelta) -> timedelta | None:
    """The lock that wrong PIN number `failures` in a row brings: one at every multiple of `attempts`."""
    if failures == 0 or failures % attempts:
        return None
    doublings = min(failures // attempts - 1, 20)  # past any sensible lock, and before the number overflows
    return min(first * 2**doublings, LONGEST_LOCK)
