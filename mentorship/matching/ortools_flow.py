"""Minimum-cost flow by OR-tools: the only importer of it. For a whole country; the extra is called `matching`."""

from __future__ import annotations

import numpy as np
from ortools.graph.python import min_cost_flow

from .network import NOBODY, Restricted, SolverFailed
from .population import Numbers

NAME = "ortools-min-cost-flow"


def solve(network: Restricted) -> Numbers:
    """The arc of each mentee in a best flow, or NOBODY.

    Nodes: mentees, then seats, then mentors, then the sink. Costs are the weights turned round.
    """
    mentees, seats, mentors = network.mentees, len(network.capacity), len(network.places)
    seat0, mentor0, sink = mentees, mentees + seats, mentees + seats + mentors
    everybody = np.arange(mentees)
    flow = min_cost_flow.SimpleMinCostFlow()
    used = _add(flow, network.mentee, seat0 + network.seat, np.ones_like(network.mentee), -network.weight)
    _add(flow, everybody, np.full(mentees, sink), np.ones_like(everybody), np.zeros_like(everybody))
    _add(
        flow,
        seat0 + np.arange(seats),
        mentor0 + network.mentor,
        network.capacity,
        np.zeros_like(network.capacity),
    )
    _add(
        flow,
        mentor0 + np.arange(mentors),
        np.full(mentors, sink),
        network.places,
        np.zeros_like(network.places),
    )
    flow.set_nodes_supplies(np.append(everybody, sink), np.append(np.ones_like(everybody), -mentees))
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise SolverFailed(f"{NAME}: {status.name}")
    taken = np.flatnonzero(flow.flows(used))
    chosen = np.full(mentees, NOBODY)
    chosen[network.mentee[taken]] = taken
    return chosen


def _add(
    flow: min_cost_flow.SimpleMinCostFlow, tails: Numbers, heads: Numbers, capacities: Numbers, costs: Numbers
) -> Numbers:
    return flow.add_arcs_with_capacity_and_unit_cost(tails, heads, capacities, costs)
