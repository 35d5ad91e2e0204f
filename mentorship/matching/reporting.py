"""Whom a run served: the share matched and the mean score by group, with the published tiers and without them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from .assigning import Matched
from .audiences import FEW
from .network import NOBODY
from .population import Flags, Numbers
from .proving import Answer
from .values import Mentee

Report = dict[str, Any]

UNKNOWN = ""
ALL = "all"


def report(matched: Matched, without: Answer) -> Report:
    """By dimension and group: mentees, and matched and mean score "with" the tiers and "without" them.

    `without` is what `assigning.without_tiers` gives. Group "" of a dimension holds those who did not say.
    """
    answers = {"with": matched.answer, "without": without}
    scores = {name: _scores(matched, answer) for name, answer in answers.items()}
    seated = {name: answer.seat != NOBODY for name, answer in answers.items()}
    return {
        dimension: {group: _figures(members, seated, scores) for group, members in sorted(groups.items())}
        for dimension, groups in _dimensions(matched).items()
    }


def for_public(found: Report) -> Report:
    """The same with groups of fewer than FEW left out, and one group more where the total would tell the one left out.

    A group's matched and unmatched are each a group of people too: where either is small but not nobody, its share is
    left out.
    """
    return {dimension: _suppressed(groups) for dimension, groups in found.items()}


def _dimensions(matched: Matched) -> dict[str, dict[str, Numbers]]:
    each, policy = matched.mentees.each, matched.mentees.policy
    keys = [tier.key for tier in policy.tiers] + [UNKNOWN]
    return {
        ALL: _grouped(ALL for _ in each),
        "category": _grouped(mentee.category for mentee in each),
        "wants_women": _grouped("yes" if mentee.wants_women else "no" for mentee in each),
        "province": _grouped(mentee.province for mentee in each),
        "setting": _grouped(_setting(mentee) for mentee in each),
        "tier": _grouped(keys[place] for place in matched.mentees.tier.tolist()),
    }


def _setting(mentee: Mentee) -> str:
    return UNKNOWN if mentee.rural is None else "rural" if mentee.rural else "urban"


def _grouped(groups: Iterable[str]) -> dict[str, Numbers]:
    members: dict[str, list[int]] = {}
    for place, group in enumerate(groups):
        members.setdefault(group, []).append(place)
    return {group: np.array(places) for group, places in members.items()}


def _scores(matched: Matched, answer: Answer) -> Numbers:
    """The score of each mentee's pair, without what keeping a proposal is worth; 0 for nobody."""
    problem, policy = matched.problem, matched.mentees.policy
    scores, seated = np.zeros(len(answer.seat), np.int64), np.flatnonzero(answer.seat != NOBODY)
    scores[seated] = problem.arcs.value[answer.arc[seated]]
    proposed = matched.mentees.pairs["proposed"]
    mentor = np.full(len(answer.seat), NOBODY)
    mentor[seated] = problem.seats.mentor[answer.seat[seated]]
    scores[proposed[mentor[proposed[:, 0]] == proposed[:, 1], 0]] -= policy.stability
    return scores


def _figures(members: Numbers, seated: Mapping[str, Flags], scores: Mapping[str, Numbers]) -> dict[str, Any]:
    return {
        "mentees": len(members),
        **{name: _one(members[seated[name][members]], scores[name]) for name in seated},
    }


def _one(matched: Numbers, scores: Numbers) -> dict[str, Any]:
    return {
        "matched": len(matched),
        "score": round(float(scores[matched].mean()), 1) if len(matched) else None,
    }


def _suppressed(groups: dict[str, Any]) -> dict[str, Any]:
    sizes = {group: figures["mentees"] for group, figures in groups.items()}
    small = {group for group, size in sizes.items() if size < FEW}
    if len(small) == 1 and len(sizes) > 1:
        small.add(min(sizes.keys() - small, key=lambda group: (sizes[group], group)))
    return {group: None if group in small else _covered(figures) for group, figures in groups.items()}


def _covered(figures: dict[str, Any]) -> dict[str, Any]:
    size = figures["mentees"]
    return {
        name: value if name == "mentees" or _is_safe(value["matched"], size) else None
        for name, value in figures.items()
    }


def _is_safe(matched: int, size: int) -> bool:
    return all(part == 0 or part >= FEW for part in (matched, size - matched))
