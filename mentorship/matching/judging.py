"""What the rules and the terms say of a few mentees and all mentors, and that as plain data.

Used for a whole round and for one mentee alike, so that both give the same reasons.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np

from .population import Block, Dense, Flags, Mentors, Numbers
from .rules import judged, rules_of
from .terms import TERMS, shared_languages

RELAXATIONS = 3


class Judged:
    """`allowed` are the eligible pairs; `fits` are those that the rules allow which are not private."""

    def __init__(self, block: Block, mentors: Mentors) -> None:
        self.block, self.mentors = block, mentors
        self.shape = (len(block), len(mentors))
        self.rules = list(judged(block, mentors))
        self.fits, self.allowed = np.ones(self.shape, np.bool_), np.ones(self.shape, np.bool_)
        for rule, allows in self.rules:
            self.allowed &= allows
            if not rule.private:
                self.fits &= allows

    @cached_property
    def points(self) -> dict[str, Dense]:
        """By term."""
        weighed = (term for term in TERMS if term.weight(self.mentors.policy))
        return {term.key: term.points(self.block, self.mentors) for term in weighed}

    @cached_property
    def score(self) -> Dense:
        total = np.zeros(self.shape, np.float32)
        for points in self.points.values():
            total += points
        return total

    def pairs(self, rows: Numbers, mentor: Numbers) -> list[dict[str, Any]]:
        """What speaks for each pair of a row of the block and a mentor, and how the pair ranks for the mentee.

        `terms` holds those that add something. `rank` is among the eligible; `fit_rank` among those that fit,
        of whom `fit_even` others have as many points.
        """
        own = self.score[rows, mentor]
        points = self._points(rows, mentor)
        ranks = {
            "rank": self._rank(self.allowed, rows, own),
            "eligible": self.allowed.sum(axis=1)[rows],
            "fit_rank": self._rank(self.fits, rows, own),
            "fit": self.fits.sum(axis=1)[rows],
            "fit_even": self._even(self.fits, rows, mentor),
        }
        return [
            {
                **self._pair(int(row), int(other), {key: int(values[n]) for key, values in points.items()}),
                **{name: int(values[n]) for name, values in ranks.items()},
            }
            for n, (row, other) in enumerate(zip(rows, mentor, strict=True))
        ]

    def _points(self, rows: Numbers, mentor: Numbers) -> dict[str, Dense]:
        return {key: np.broadcast_to(matrix, self.shape)[rows, mentor] for key, matrix in self.points.items()}

    def _rank(self, among: Flags, rows: Numbers, own: Dense) -> Numbers:
        """1 for the best; equals share a rank."""
        return 1 + (among[rows] & (self.score[rows] > own[:, None])).sum(axis=1)

    def _even(self, among: Flags, rows: Numbers, mentor: Numbers) -> Numbers:
        """How many others have as many points."""
        even = among[rows] & (self.score[rows] == self.score[rows, mentor][:, None])
        even[np.arange(len(rows)), mentor] = False
        return even.sum(axis=1)

    def _pair(self, row: int, other: int, points: dict[str, int]) -> dict[str, Any]:
        mentee, mentor = self.block.mentees.each[self.block.rows[row]], self.mentors.each[other]
        policy = self.mentors.policy
        return {
            "kind": "proposal",
            "mentee": mentee.key,
            "mentor": mentor.key,
            "score": sum(points.values()),
            "languages": shared_languages(mentee, mentor, policy),
            "terms": [
                {
                    "term": term.key,
                    "points": points[term.key],
                    "most": term.weight(policy),
                    "facts": term.facts(mentee, mentor, policy),
                }
                for term in TERMS
                if points.get(term.key)
            ],
        }

    def nobody(self, spare: Flags) -> list[dict[str, Any]]:
        """Why each mentee of the block has no mentor, and what would give one of those with a place to spare."""
        removed, relaxations = self._removed(), self._relaxations(spare)
        keys = self.block.mentees.keys[self.block.rows]
        return [
            {
                "kind": "unmatched",
                "mentee": int(keys[row]),
                "mentors": len(self.mentors),
                "fit": int(self.fits[row].sum()),
                "eligible": int(self.allowed[row].sum()),
                "removed": removed[row],
                "relaxations": relaxations[row],
            }
            for row in range(len(self.block))
        ]

    def _removed(self) -> list[list[dict[str, Any]]]:
        """How many mentors each rule takes away from those that the rules before it left."""
        left = np.ones_like(self.allowed)
        counts = {}
        for rule, allows in self.rules:
            counts[rule.key] = (left & ~allows).sum(axis=1)
            left &= allows
        return [
            [{"rule": key, "count": int(count[n])} for key, count in counts.items() if count[n]]
            for n in range(len(left))
        ]

    def _relaxations(self, spare: Flags) -> list[list[dict[str, Any]]]:
        """The fewest rules that a mentee could set aside to have a mentor with a place left, and how many there are.

        Rules about safety, and what another person wants, are never set aside.
        """
        given = [rule.key for rule in rules_of(self.mentors) if rule.may_give]
        code, firm = np.zeros(self.shape, np.int64), np.broadcast_to(spare, self.shape)
        for rule, allows in self.rules:
            if rule.may_give:
                code += np.where(allows, 0, 1 << given.index(rule.key))
            else:
                firm = firm & allows
        codes = 1 << len(given)
        rows, columns = np.nonzero(firm & (code > 0))
        counts = np.bincount(rows * codes + code[rows, columns], minlength=len(code) * codes)
        return [_smallest(count, given) for count in counts.reshape(-1, codes)]


def _smallest(counts: Numbers, rules: list[str]) -> list[dict[str, Any]]:
    found = np.flatnonzero(counts).tolist()
    fewest = min((code.bit_count() for code in found), default=0)
    best = [code for code in found if code.bit_count() == fewest]
    best.sort(key=lambda code: (-counts[code], code))
    named = {code: [rule for place, rule in enumerate(rules) if code >> place & 1] for code in best}
    return [{"rules": named[code], "mentors": int(counts[code])} for code in best[:RELAXATIONS]]
