"""Solving the restricted network: by OR-tools where it is installed, else by shortest paths. Equal objectives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from . import shortest_paths
from .network import NOBODY, Problem, Restricted, restricted
from .population import Numbers


@dataclass(frozen=True)
class Solver:
    name: str
    solve: Callable[[Restricted], Numbers]


FALLBACK = Solver(shortest_paths.NAME, shortest_paths.solve)


def best_solver() -> Solver:
    """OR-tools, or numpy where its extra is not installed."""
    try:
        from .ortools_flow import NAME, solve
    except ImportError:
        return FALLBACK
    return Solver(NAME, solve)


def solved(problem: Problem, solver: Solver, seed: int) -> Numbers:
    """The arc that each mentee is given, or NOBODY."""
    network, order, arcs = restricted(problem, seed)
    found = solver.solve(network) if len(arcs) else np.full(len(order), NOBODY)
    chosen = np.full(len(order), NOBODY)
    given = found != NOBODY
    chosen[order[given]] = arcs[found[given]]
    return chosen
