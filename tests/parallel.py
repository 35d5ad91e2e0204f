"""Many writers at once, each in a thread and on a connection of its own, all let go together."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connections

Answer = TypeVar("Answer")


def at_once(times: int, work: Callable[[int], Answer]) -> list[Answer]:
    """What `work` answers to 0, 1, 2 … all asked in the same moment. For tests that commit."""
    together = Barrier(times)

    def one(number: int) -> Answer:
        try:
            together.wait()
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))
