"""A national round of matching, from rows to stored proposals with their reasons, and what it is good for.

A light run takes a tenth of the people. The last line is JSON.
"""

import os
import random
import time
from dataclasses import replace

import numpy as np

from .bench import Report, is_light, site
from .bench_export import megabytes

MENTEES, MENTORS = (5_000, 250) if is_light() else (50_000, 2_500)
SMALL = (2_000, 100)
SHORT = 0.58  # of the seats that everybody would need
LEAVE = 0.01


def invented(slug: str, mentees: int, mentors: int, seed: int):
    from mentorship.invented import inventing

    programme = inventing.rehearsal(slug)
    inventing.invent(programme=programme, mentees=mentees, mentors=mentors, seats=mentees, seed=seed)
    return programme


def whole_round(report: Report, programme) -> None:
    """Rows to rows, as a worker does it."""
    from mentorship import actions
    from mentorship.models import Proposal, Unmatched

    this_round = actions.open_round(programme=programme)
    began, spent = time.perf_counter(), time.process_time()
    run = actions.ask_run(
        this_round=this_round
    )  # there is no worker here: what would wait for one is done at once
    took, spent = time.perf_counter() - began, time.process_time() - spent
    run.refresh_from_db()
    figures = run.figures
    assert run.state == "done", run.reason
    assert Proposal.objects.count() == figures["matched"]
    assert Proposal.objects.count() + Unmatched.objects.count() == figures["mentees"]
    report.at_most(f"seconds from {MENTEES} × {MENTORS} rows to stored proposals", took, 90)
    report.at_most(
        "gap to the best over every eligible pair, share of the score", figures["gap_share"], 0.0005
    )
    report.at_least("most people served, proven (1 is yes)", int(figures["covers_most"]), 1)
    report.figures |= {
        "seconds of processor": round(spent, 1),
        "machine's load while it ran": round(os.getloadavg()[0], 1),
        "solver": f"{run.solver}, {run.status}",
        **{f"seconds of {stage}": seconds for stage, seconds in figures["seconds"].items()},
        **{name: figures[name] for name in ("mentees", "mentors", "places", "eligible", "matched")},
        **{name: figures[name] for name in ("score", "gap")},
        "objective": figures["objective"],
        "bound": figures["bound"],
    }


def find_one(report: Report, programme) -> None:
    """A mentee looks for a mentor between rounds."""
    from mentorship.gathering import gather_one
    from mentorship.matching.population import Mentors
    from mentorship.matching.suggesting import suggest

    applications = list(programme.mentee_applications.select_related("programme")[:7])
    times = []
    for application in applications:
        began = time.perf_counter()
        found = gather_one(application)
        suggest(found.mentees[0], Mentors(found.mentors, found.policy), found.pairs)
        times.append((time.perf_counter() - began) * 1000)
    report.at_most("milliseconds to find a mentor for one, median", sorted(times)[len(times) // 2], 300)


def fairness(report: Report, programme) -> None:
    """Women who accept women only, with a seat for everybody and with far too few."""
    from mentorship.gathering import gather
    from mentorship.matching.assigning import assign, without_tiers

    found = gather(programme, programme.policies.first())
    enough = assign(found.mentees, found.mentors, found.pairs, found.policy)
    women = np.array([mentee.wants_women for mentee in enough.mentees.each])
    possible = women & (np.diff(enough.problem.arcs.first) > 0)
    matched = (enough.answer.seat >= 0) & women
    report.at_least(
        "women-only: matched of those with anybody at all, seats enough, %",
        100 * float(matched.sum() / possible.sum()),
        98,
    )
    report.figures["women-only: mentees, with anybody at all"] = f"{women.sum()}, {possible.sum()}"
    few = [
        replace(mentor, places=places)
        for mentor, places in zip(found.mentors, fewer(found.mentors), strict=True)
    ]
    short = assign(found.mentees, few, found.pairs, found.policy)
    flat = without_tiers(short)
    report.at_least(
        "women-only: matched with 42 % of seats missing and tiers, %",
        100 * float(((short.answer.seat >= 0) & women).sum() / women.sum()),
        65,
    )
    report.figures["the same without tiers, %"] = round(
        100 * ((flat.seat >= 0) & women).sum() / women.sum(), 1
    )
    stability(report, found, enough)


def fewer(mentors) -> list[int]:
    """Places cut to a share, in all and as evenly as whole places allow."""
    ends = np.round(np.cumsum([mentor.places for mentor in mentors]) * SHORT).astype(int)
    return np.diff(ends, prepend=0).tolist()


def stability(report: Report, found, before) -> None:
    """One in a hundred leaves on either side and as many come: how many of the others' proposals change."""
    from mentorship.matching.assigning import assign
    from mentorship.matching.values import Pairs

    draw = random.Random(4)
    gone = {one.key for one in draw.sample(found.mentees, int(LEAVE * len(found.mentees)))}
    left = {one.key for one in draw.sample(found.mentors, int(LEAVE * len(found.mentors)))}
    top = max(one.key for one in found.mentees)
    come = [replace(one, key=top + n) for n, one in enumerate(draw.sample(found.mentees, len(gone)), start=1)]
    proposed = frozenset((pair.mentee, pair.mentor) for pair in before.assignment.proposals)
    keepable = {pair for pair in proposed if pair[0] not in gone and pair[1] not in left}
    after = assign(
        [*(one for one in found.mentees if one.key not in gone), *come],
        [one for one in found.mentors if one.key not in left],
        Pairs(proposed=proposed),
        found.policy,
    )
    now = {(pair.mentee, pair.mentor) for pair in after.assignment.proposals}
    report.at_most(
        "keepable proposals that change when 1 % leave and join, %",
        100 * len(keepable - now) / len(keepable),
        2,
    )


def as_scipy(report: Report) -> None:
    """The same objective as an exact solver that knows nothing of networks."""
    from scipy.optimize import linear_sum_assignment

    from mentorship.gathering import gather
    from mentorship.matching.assigning import assign

    programme = invented("small", *SMALL, seed=2)
    found = gather(programme, programme.policies.first())
    matched = assign(found.mentees, found.mentors, found.pairs, found.policy)
    problem, mentees = matched.problem, len(found.mentees)
    arcs = problem.arcs
    rows = np.repeat(np.arange(mentees), np.diff(arcs.first))
    dense = np.zeros((mentees, len(found.mentors)), np.int64)
    dense[rows, problem.seats.mentor[arcs.seat]] = problem.weight(np.arange(len(arcs)), rows)
    seats = np.repeat(np.arange(len(found.mentors)), matched.mentors.places)
    value = np.hstack([dense[:, seats], np.zeros((mentees, mentees), np.int64)])
    chosen = linear_sum_assignment(value.astype(np.float64), maximize=True)
    best = int(value[chosen].sum())
    report.figures[f"objective on {SMALL[0]} × {SMALL[1]}, ours and scipy's"] = (
        f"{matched.assignment.proof.objective}, {best}"
    )
    report.at_most(
        "points between ours and scipy's", float(abs(best - matched.assignment.proof.objective)), 0
    )


def main() -> None:
    report = Report("matching")
    with site():
        programme = invented("national", MENTEES, MENTORS, seed=1)
        whole_round(report, programme)
        report.at_most("peak memory of the whole process, MB", megabytes(), 2500)
        find_one(report, programme)
        fairness(report, programme)
        as_scipy(report)
    report.finish()


if __name__ == "__main__":
    main()
