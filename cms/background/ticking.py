"""What has come due. An app lists functions as TICKS in its `ticks.py`; a tick calls each of them in turn.

A tick function takes no arguments, may run at any time and as often as anybody likes, and does nothing when nothing
has come due. One that fails is logged and does not stop the others; two runs of the same one never overlap.
"""

import logging
import time
import uuid
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from inspect import getdoc

from django.apps import apps
from django.utils.module_loading import autodiscover_modules, module_has_submodule

from .conf import setting
from .models import Lease

logger = logging.getLogger("hunar.background")


@dataclass(frozen=True)
class Tick:
    name: str
    run: Callable[[], object]

    @property
    def meaning(self) -> str:
        return (getdoc(self.run) or "").partition("\n")[0]


@dataclass(frozen=True)
class Outcome:
    tick: Tick
    state: str  # "done", "failed", or "busy" when another process is at it
    seconds: float = 0.0


def ticks() -> list[Tick]:
    """Every tick of the installed apps, in their order."""
    autodiscover_modules("ticks")
    ticking = [config for config in apps.get_app_configs() if module_has_submodule(config.module, "ticks")]
    return [
        Tick(f"{config.label}.{function.__name__}", function)
        for config in ticking
        for function in getattr(import_module(f"{config.name}.ticks"), "TICKS", ())
    ]


def run_ticks(only: Collection[str] = ()) -> list[Outcome]:
    """Do what has come due, or only what is named."""
    return [_run(tick) for tick in ticks() if not only or tick.name in only]


def _run(tick: Tick) -> Outcome:
    with _alone(tick.name) as alone:
        if not alone:
            return Outcome(tick, "busy")
        began = time.monotonic()
        try:
            tick.run()
        except Exception:
            logger.exception("The tick %s failed", tick.name)
            return Outcome(tick, "failed", time.monotonic() - began)
        return Outcome(tick, "done", time.monotonic() - began)


@contextmanager
def _alone(name: str) -> Iterator[bool]:
    """True when no other process runs this tick; a run that was killed frees it after the time limit."""
    lease, holder = f"tick:{name}", uuid.uuid4().hex
    alone = Lease.objects.take(name=lease, holder=holder, seconds=setting("TIME_LIMIT_SECONDS"))
    try:
        yield alone
    finally:
        if alone:
            Lease.objects.give_back(name=lease, holder=holder)
