"""What every benchmark shares: a database of its own, bars, and a last line of JSON that machines read."""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class Bar:
    """One number that was promised."""

    what: str
    value: float
    limit: float
    holds: bool


@dataclass
class Report:
    name: str
    figures: dict = field(default_factory=dict)
    bars: list[Bar] = field(default_factory=list)

    def at_most(self, what: str, value: float, limit: float) -> None:
        self.bars.append(Bar(what, round(value, 3), limit, value <= limit))

    def at_least(self, what: str, value: float, limit: float) -> None:
        self.bars.append(Bar(what, round(value, 3), limit, value >= limit))

    def finish(self) -> None:
        """Print for people, then for machines; leave with 1 when a bar does not hold at full size.

        A light run is printed and not judged: a tenth of the work on a busy machine says little about speed.
        """
        for what, value in self.figures.items():
            print(f"  {what:58} {value}")
        for bar in self.bars:
            print(f"{'ok' if bar.holds else 'NO':2} {bar.what:58} {bar.value} (limit {bar.limit})")
        print(json.dumps(asdict(self), ensure_ascii=False))
        sys.exit(not is_light() and not all(bar.holds for bar in self.bars))


def is_light() -> bool:
    """A tenth of the size: shows that the benchmark runs and that its answers are right."""
    return "--light" in sys.argv


@contextmanager
def site(settings: str = "cms.settings.test") -> Iterator[None]:
    """The reference site on an empty database that goes away afterwards, without the test runner's instruments.

    Each process has one of its own, so that several measure, or a test runs, at once.
    """
    os.environ |= {"DJANGO_SETTINGS_MODULE": settings, "HUNAR_LOG_LEVEL": "ERROR"}
    import django
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    django.setup()
    own = connection.settings_dict["TEST"]
    own["NAME"] = f"{own['NAME'] or 'test_hunar'}-{os.getpid()}"
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(databases, verbosity=0)


def per_second(count: int, do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return count / (time.perf_counter() - began)


def timed(action: Callable[[], object]) -> Callable[[], float]:
    """The same action, answering how many milliseconds it took."""

    def took() -> float:
        began = time.perf_counter()
        action()
        return (time.perf_counter() - began) * 1000

    return took


def medians(actions: dict[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """The median of what each action answers, taken in turns so that a busy moment hits all of them alike."""
    for action in actions.values():
        for _ in range(5):  # warm its caches
            action()
    turns = [{name: action() for name, action in actions.items()} for _ in range(rounds)]
    return {name: round(statistics.median(turn[name] for turn in turns), 3) for name in actions}
