"""The hard rules: who may work with whom at all. The solver and the explanation ask the same objects.

A rule's sentence is what staff read of a pair that it keeps apart. A private rule tells something of another person, so
participants read `NOT_AVAILABLE` in its place, whichever it was. Sentences are English messages to be translated when
shown. Rules that are not private come first: what participants read then never depends on a private one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from .population import UNKNOWN, Block, Flags, Mentors


def gettext_noop(message: str) -> str:
    """Marks a message for the catalogue; this package translates nothing."""
    return message


NOT_AVAILABLE = gettext_noop("Not available")


class Rule:
    """One reason why two people are not matched.

    `may_give` says that a mentee could set it aside, so that a relaxation may be suggested.
    """

    key: ClassVar[str]
    sentence: ClassVar[str]
    private: ClassVar[bool] = False
    may_give: ClassVar[bool] = False

    def allows(self, block: Block, mentors: Mentors) -> Flags:
        """A matrix of mentees by mentors, or one row or one column that stands for it."""
        raise NotImplementedError


class Minors(Rule):
    key = "minors"
    sentence = gettext_noop("Under 18: only in a programme whose messages staff can read")

    def allows(self, block: Block, mentors: Mentors) -> Flags:
        return ~block.column("minor") | mentors.policy.observed


class Skills(Rule):
    key = "skills"
    sentence = gettext_noop("Offers none of the skills sought")
    may_give = True

    def allows(self, block: Block, mentors: Mentors) -> Flags:
        return block.common("skills") > 0


class Language(Rule):
    key = "language"
    sentence = gettext_noop("No language in common that both can work in")
    may_give = True

    def allows(self, block: Block, mentors: Mentors) -> Flags:
        return block.common("languages") > 0


class Time(Rule):
    """Enough free time in common, and room in it for a meeting without a break."""

    key = "time"
    sentence = gettext_noop("Not enough free time in common")
    may_give = True

    def allows(self, block: Block, mentors: Mentors) -> Flags:
        policy = mentors.policy
        enough = block.common("weeks") >= max(1, policy.overlap)
        return enough & (block.common("starts") > 0) if policy.meeting > 1 else enough


class CircleTime(Rule):
    """In circles, the mentor's times are fixed before: the mentee has to be free for one of them."""

    key = "time"
    sentence = gettext_noop("Not free when any circle of the mentor meets")
    may_give = True

    def allows(self, block: Block, mentors: Mentors) -> Flags:
        return block.common("starts") > 0


class Place(Rule):
    key = "place"
    sentence = gettext_noop("Neither both online nor both in person in one district")
    may_give = True

    def allows(self, block: Block, mentors: Mentors) -> Flags:
        district = block.column("district")
        near = (district == mentors.district) & (district != UNKNOWN)
        return block.column("remote") & mentors.remote | block.column("in_person") & mentors.in_person & near


class Vetted(Rule):
    key = "vetted"
    sentence = gettext_noop("The mentor is not vetted")
    private = True

    def allows(self, block: Block, mentors: Mentors) -> Flags:
        return mentors.vetted[None, :]


class WomenMentors(Rule):
    """A blank or another category never satisfies "women only"."""

    key = "women_mentors"
    sentence = gettext_noop("The mentee works with women only, and the mentor is not attested as a woman")
    private = True

    def allows(self, block: Block, mentors: Mentors) -> Flags:
        return ~(block.column("wants_women") | mentors.policy.women_only) | mentors.is_woman


class WomenMentees(Rule):
    key = "women_mentees"
    sentence = gettext_noop("The mentor works with women only, and the mentee is not known as a woman")
    private = True

    def allows(self, block: Block, mentors: Mentors) -> Flags:
        return block.column("is_woman") | ~(mentors.women_only | mentors.policy.women_only)


class Blocked(Rule):
    key = "blocked"
    sentence = gettext_noop("One of the two has blocked the other")
    private = True

    def allows(self, block: Block, mentors: Mentors) -> Flags:
        return ~block.has("blocked")


class Conflict(Rule):
    key = "conflict"
    sentence = gettext_noop("They live together, are related, or declared a conflict of interest")
    private = True

    def allows(self, block: Block, mentors: Mentors) -> Flags:
        return ~block.has("conflicting")


class Rejected(Rule):
    key = "rejected"
    sentence = gettext_noop("Staff rejected this pair")
    private = True

    def allows(self, block: Block, mentors: Mentors) -> Flags:
        return ~block.has("rejected")


PAIRS: tuple[Rule, ...] = (
    *(Minors(), Skills(), Language(), Time(), Place()),
    *(Vetted(), WomenMentors(), WomenMentees(), Blocked(), Conflict(), Rejected()),
)
CIRCLES: tuple[Rule, ...] = tuple(CircleTime() if rule.key == "time" else rule for rule in PAIRS)
KEYS: tuple[str, ...] = tuple(rule.key for rule in PAIRS)


def rules_of(mentors: Mentors) -> tuple[Rule, ...]:
    return CIRCLES if mentors.policy.circle_size else PAIRS


def judged(block: Block, mentors: Mentors) -> Iterator[tuple[Rule, Flags]]:
    """Each rule in order with what it allows, as a whole matrix."""
    shape = (len(block), len(mentors))
    return ((rule, np.broadcast_to(rule.allows(block, mentors), shape)) for rule in rules_of(mentors))


def eligible(block: Block, mentors: Mentors) -> Flags:
    """The pairs that all rules allow. The one definition of who may be matched."""
    allowed = np.ones((len(block), len(mentors)), np.bool_)
    for rule in rules_of(mentors):
        allowed &= rule.allows(block, mentors)
    return allowed
