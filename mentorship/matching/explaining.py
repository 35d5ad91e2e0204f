"""Why this mentor, and why nobody: plain data for every mentee, from the rules and terms that decided.

An explanation is a small dictionary that JSON can hold, kept as it was and never computed again. It holds everything,
so it is for staff; `audiences` says what each reader may see of it. Words come later, in the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from .assigning import Matched
from .judging import Judged
from .network import NOBODY, Cancelled, MatchingCancelled, Progress
from .population import Dense, Numbers
from .standing import Standing

OTHERS = 3


def explain(
    matched: Matched,
    progress: Progress = lambda stage, share: None,
    cancelled: Cancelled = lambda: False,
) -> Iterator[dict[str, Any]]:
    """One explanation for every mentee, in the order of their keys; `kind` is "proposal" or "unmatched"."""
    standing, mentor, done = Standing(matched), matched.mentor, 0
    for block in matched.mentees.blocks():
        if cancelled():
            raise MatchingCancelled
        seated = mentor[block.rows] != NOBODY
        found = {
            **_proposals(matched, standing, block.rows[seated]),
            **_unmatched(matched, standing, block.rows[~seated]),
        }
        yield from (found[row] for row in block.rows.tolist())
        done += len(block)
        progress("explaining", done / len(matched.mentees))


def _proposals(matched: Matched, standing: Standing, rows: Numbers) -> dict[int, dict[str, Any]]:
    judged, mentor = Judged(matched.mentees.block(rows), matched.mentors), matched.mentor[rows]
    pairs, others = judged.pairs(np.arange(len(rows)), mentor), _others(judged, mentor, standing)
    return {
        row: {
            **pairs[n],
            "kept": bool(standing.kept[row]),
            "pinned": bool(standing.pinned[row]),
            "others": others[n],
        }
        for n, row in enumerate(rows.tolist())
    }


def _unmatched(matched: Matched, standing: Standing, rows: Numbers) -> dict[int, dict[str, Any]]:
    judged = Judged(matched.mentees.block(rows), matched.mentors)
    return dict(zip(rows.tolist(), judged.nobody(standing.spare), strict=True))


def _others(judged: Judged, mentor: Numbers, standing: Standing) -> list[list[dict[str, Any]]]:
    """The best other mentors of each, and why each was not given."""
    rows = np.arange(len(mentor))
    own = judged.score[rows, mentor]
    masked = np.where(judged.allowed, judged.score, np.float32(-1))
    masked[rows, mentor] = -1
    best = highest(masked, OTHERS)
    scores = masked[rows[:, None], best]
    reasons = standing.reasons(judged.block, best, scores, own)
    keys = judged.mentors.keys
    return [
        [
            {"mentor": int(keys[other]), "score": int(points), "why": reason}
            for other, points, reason in zip(best[n], scores[n], reasons[n], strict=True)
            if points >= 0
        ]
        for n in rows
    ]


def highest(scores: Dense, count: int) -> Numbers:
    """The columns of the highest in each row, the highest first; equals by their order."""
    if scores.shape[1] > count:
        some = np.argpartition(-scores, count - 1, axis=1)[:, :count]
    else:
        some = np.broadcast_to(np.arange(scores.shape[1]), scores.shape)
    some = np.sort(some, axis=1)
    order = np.argsort(-np.take_along_axis(scores, some, axis=1), axis=1, kind="stable")
    return np.take_along_axis(some, order, axis=1)
