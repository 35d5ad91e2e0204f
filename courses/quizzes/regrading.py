"""What an order to mark attempts again does to one attempt. Pure: what was frozen in, a verdict out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from .frozen import FrozenQuiz
from .marking import Choices, Rule, Score, Slot, Slots
from .packing import pack_rule, unpack_rule

Data = dict[str, Any]

#: The words of a question that follow its corrected rule; what the learner was asked stays as it was.
REFRESHED = ("feedback", "accepted", "remarks", "options")


@dataclass(frozen=True)
class Verdict:
    """One attempt under an order's rules: what it would freeze, and the marks before and after."""

    frozen: Data
    before: Score
    after: Score
    was_passed: bool

    @property
    def passed(self) -> bool:
        """A pass is never taken back."""
        return self.was_passed or self.after.passes(FrozenQuiz(self.frozen).rules.pass_mark)

    @property
    def newly_passed(self) -> bool:
        return self.passed and not self.was_passed

    @property
    def falls(self) -> bool:
        return self.after.share < self.before.share

    @property
    def changes(self) -> bool:
        """Whether the learner's result is another one, and not only the rule behind it."""
        return self.newly_passed or self.after.share != self.before.share


def judge(frozen: Data, answers: Mapping[str, Any], was_passed: bool, rules: Data) -> Verdict | None:
    """The verdict on these answers under the rules of an order; None where these change nothing it was marked by."""
    corrected = correct(frozen, rules)
    if corrected == frozen:
        return None
    before, after = FrozenQuiz(frozen).score(answers), FrozenQuiz(corrected).score(answers)
    return Verdict(corrected, before, after, was_passed)


def correct(frozen: Data, rules: Data) -> Data:
    """What was frozen, with the order's rules where they fit what the attempt asked."""
    return {
        **frozen,
        "rules": {**frozen["rules"], **rules["quiz"]},
        "questions": [_correct(one, rules["questions"].get(one["key"])) for one in frozen["questions"]],
    }


def _correct(question: Data, newer: Data | None) -> Data:
    if newer is None:
        return question
    rule = fit(unpack_rule(question["rule"]), unpack_rule(newer["rule"]), question["shown"])
    packed = rule and pack_rule(rule)
    if packed is None or packed == question["rule"] or question["kind"] != newer["kind"]:
        return question
    words = {
        language: _refresh(words, newer["words"].get(language))
        for language, words in question["words"].items()
    }
    return {**question, "rule": packed, "words": words}


def fit(old: Rule, new: Rule, shown: Data) -> Rule | None:
    """The new rule as far as it speaks of what the attempt showed; None where no shown answer could be right."""
    if isinstance(old, Choices) and isinstance(new, Choices):
        right = new.right & frozenset(old.keys)
        return replace(old, right=right, partial=new.partial) if right else None
    if isinstance(old, Slots) and isinstance(new, Slots):
        return _fit_slots(old, new, {slot["key"]: slot["options"] for slot in shown["slots"]})
    return new if type(old) is type(new) else None


def _fit_slots(old: Slots, new: Slots, options: Mapping[str, list[str]]) -> Slots | None:
    newer = {slot.key: slot for slot in new.slots}
    if {slot.key for slot in old.slots} != set(newer):
        return None
    slots = tuple(newer[slot.key] for slot in old.slots)
    return Slots(slots, new.partial) if all(_fits(slot, options[slot.key]) for slot in slots) else None


def _fits(slot: Slot, options: list[str]) -> bool:
    """Whether the place can be filled rightly: typed where nothing was offered, else with what was."""
    return not options if slot.typed else any(key in options for key in slot.right)


def _refresh(words: Data, newer: Data | None) -> Data:
    """The words of one language, with the newer explanation, accepted answers and feedback."""
    if newer is None:
        return words
    fresh = {**words, **{name: newer[name] for name in REFRESHED if name in newer}}
    if "choices" in words:
        fresh["choices"] = {
            key: {**choice, "feedback": newer["choices"].get(key, choice)["feedback"]}
            for key, choice in words["choices"].items()
        }
    return fresh
