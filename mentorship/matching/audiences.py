"""What each reader may see of an explanation. It is kept whole; staff who may, see it whole, and that is logged.

To participants the private rules, which tell of somebody's gender, wishes, blocks or ties, are one reason together with
a mentor who is full: not available. So nobody can tell them apart, nor from a number that changes: every number that
participants see comes from the rules that are not private, is at least FEW, and stays when a private fact changes. A
relaxation is suggested when it would give FEW mentors, without their number. Other mentors are never named, and where
exactly somebody lives is told to nobody.
"""

from __future__ import annotations

from typing import Any

from .rules import PAIRS

FEW = 5
PUBLIC = frozenset(rule.key for rule in PAIRS if not rule.private)
NOT_AVAILABLE = "not_available"
LESS_WELL = "lower"
AS_WELL = "even"
UNTOLD = frozenset({"district"})  # terms

Explanation = dict[str, Any]


def for_staff(explanation: Explanation, *, sees_private: bool) -> Explanation:
    """All of it; who may not see private reasons reads one count of them together, from FEW on."""
    if sees_private or explanation["kind"] == "proposal":
        return explanation
    removed = explanation["removed"]
    private = sum(each["count"] for each in removed if each["rule"] not in PUBLIC)
    together = [{"rule": NOT_AVAILABLE, "count": private if private >= FEW else None}] if private else []
    return {
        **explanation,
        "removed": [each for each in removed if each["rule"] in PUBLIC] + together,
        "eligible": None,
    }


def for_participants(explanation: Explanation, side: str = "mentee") -> Explanation:
    """What the mentee reads, or with `side` "mentor" the mentor: what the two have in common, and nobody else."""
    if explanation["kind"] == "unmatched":
        return _for_the_unmatched(explanation)
    terms = [term for term in explanation["terms"] if term["term"] not in UNTOLD]
    shared = {"kind": "proposal", "languages": explanation["languages"], "terms": terms}
    if side == "mentor":
        return shared
    fit, rank = explanation["fit"], explanation["fit_rank"]
    even = explanation.get("fit_even", 0)  # what was explained before this was told has none
    others = [AS_WELL] * (even > 0) + [LESS_WELL] * (fit > rank + even)
    return {
        **shared,
        "rank": rank if fit >= FEW else None,
        "fit": fit if fit >= FEW else None,
        "others": others + ([NOT_AVAILABLE] if rank > 1 else []),
    }


def _for_the_unmatched(explanation: Explanation) -> Explanation:
    """`removed` has a count only from FEW on; `not_available` says that some would have fitted."""
    return {
        "kind": "unmatched",
        "removed": [
            {"rule": each["rule"], "count": each["count"] if each["count"] >= FEW else None}
            for each in explanation["removed"]
            if each["rule"] in PUBLIC
        ],
        NOT_AVAILABLE: explanation["fit"] > 0,
        "relaxations": [each["rules"] for each in explanation["relaxations"] if each["mentors"] >= FEW],
    }
