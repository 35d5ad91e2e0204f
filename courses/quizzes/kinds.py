"""What each kind of question amounts to: its rule, its words, and the order a learner sees it in.

Pure. Each kind reads the stored value of its answer block (see `models`). Rules are read from the source language;
accepted words are those of every language, since a learner may type in either.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from cms.language.folding import fold_key

from .drawing import deranged, shuffled
from .enums import Kind, Tolerance
from .marking import Choices, Numeric, Rule, Slot, Slots, Words

Value = dict[str, Any]
Shown = dict[str, Any]


@dataclass(frozen=True)
class Making:
    """How a kind is made. `rule` takes the source value and the values of all languages, the source's first."""

    rule: Callable[[Value, Sequence[Value]], Rule]
    words: Callable[[Value], dict[str, Any]]
    shown: Callable[[Value, int, bool], Shown]


def items(value: Value, name: str) -> dict[str, Any]:
    """The items of a list block by their keys."""
    return {item["id"]: item["value"] for item in value.get(name) or ()}


def keys_where_right(choices: dict[str, Any]) -> list[str]:
    return [key for key, choice in choices.items() if choice["right"]]


def choices_rule(value: Value, languages: Sequence[Value]) -> Choices:
    choices = items(value, "choices")
    return Choices(tuple(choices), frozenset(keys_where_right(choices)), bool(value.get("partial")))


def choices_words(value: Value) -> dict[str, Any]:
    choices = items(value, "choices")
    return {"choices": {key: _only(choice, "text", "image", "feedback") for key, choice in choices.items()}}


def choices_shown(value: Value, seed: int, shuffle: bool) -> Shown:
    keys = list(items(value, "choices"))
    return {"choices": shuffled(keys, seed, "choices") if shuffle else keys}


def true_false_rule(value: Value, languages: Sequence[Value]) -> Choices:
    return Choices(("true", "false"), frozenset({value["right"]}))


def true_false_words(value: Value) -> dict[str, Any]:
    return {"choices": {key: {"feedback": value.get(f"feedback_{key}") or ""} for key in ("true", "false")}}


def true_false_shown(value: Value, seed: int, shuffle: bool) -> Shown:
    return {"choices": ["true", "false"]}


def numeric_rule(value: Value, languages: Sequence[Value]) -> Numeric:
    units = (unit for one in languages for unit in (one.get("unit") or "", *_listed(one.get("other_units"))))
    return Numeric(
        value=Fraction(str(value["value"])),
        tolerance=Fraction(str(value.get("tolerance") or 0)),
        relative=value.get("tolerance_kind") == Tolerance.PERCENT,
        units=_once(unit for unit in units if unit),
    )


def numeric_words(value: Value) -> dict[str, Any]:
    return {"unit": value.get("unit") or ""}


def short_text_rule(value: Value, languages: Sequence[Value]) -> Words:
    accepted = _once(text for one in languages for text in items(one, "accepted").values())
    remarks = [(remark["answer"], key) for one in languages for key, remark in items(one, "remarks").items()]
    return Words(accepted, tuple(dict.fromkeys(remarks)))


def short_text_words(value: Value) -> dict[str, Any]:
    remarks = {key: remark["feedback"] for key, remark in items(value, "remarks").items()}
    return {"accepted": list(items(value, "accepted").values()), "remarks": remarks}


def gaps_rule(value: Value, languages: Sequence[Value]) -> Slots:
    found = [items(one, "gaps") for one in languages]
    slots = [
        _typed_slot(key, [gaps[key] for gaps in found if key in gaps])
        if gap["typed"]
        else Slot(key, tuple(keys_where_right(items(gap, "options"))))
        for key, gap in items(value, "gaps").items()
    ]
    return Slots(tuple(slots), bool(value.get("partial")))


def _typed_slot(key: str, gaps: Iterable[Value]) -> Slot:
    options = [option for gap in gaps for option in items(gap, "options").values()]
    return Slot(key, _once(option["text"] for option in options if option["right"]), typed=True)


def gaps_words(value: Value) -> dict[str, Any]:
    gaps = items(value, "gaps")
    options = {
        key: {one: option["text"] for one, option in items(gap, "options").items()}
        for key, gap in gaps.items()
    }
    return {"text": value["text"], "options": options}


def gaps_shown(value: Value, seed: int, shuffle: bool) -> Shown:
    return {"slots": [_gap_shown(key, gap, seed, shuffle) for key, gap in items(value, "gaps").items()]}


def _gap_shown(key: str, gap: Value, seed: int, shuffle: bool) -> Shown:
    keys = [] if gap["typed"] else list(items(gap, "options"))
    return {"key": key, "options": shuffled(keys, seed, key) if shuffle else keys}


def matching_rule(value: Value, languages: Sequence[Value]) -> Slots:
    rights = right_sides(value)
    by_text = {fold_key(text): key for key, text in rights.items()}
    pairs = items(value, "pairs")
    slots = [Slot(key, (by_text[fold_key(pair["right"])],)) for key, pair in pairs.items()]
    return Slots(tuple(slots), bool(value.get("partial")))


def right_sides(value: Value) -> dict[str, str]:
    """The options by key; options that read alike are one."""
    found: dict[str, tuple[str, str]] = {}
    pairs = {key: pair["right"] for key, pair in items(value, "pairs").items()}
    for key, text in (pairs | items(value, "extra")).items():
        found.setdefault(fold_key(text), (key, text))
    return dict(found.values())


def matching_words(value: Value) -> dict[str, Any]:
    pairs = items(value, "pairs")
    rights = {key: pair["right"] for key, pair in pairs.items()} | items(value, "extra")
    return {"slots": {key: pair["left"] for key, pair in pairs.items()}, "options": rights}


def matching_shown(value: Value, seed: int, shuffle: bool) -> Shown:
    options = shuffled(
        right_sides(value), seed, "options"
    )  # in the author's order they would give the answer away
    return {"slots": [{"key": key, "options": options} for key in items(value, "pairs")]}


def ordering_rule(value: Value, languages: Sequence[Value]) -> Slots:
    slots = [Slot(key, (str(place),)) for place, key in enumerate(items(value, "items"), start=1)]
    return Slots(tuple(slots), bool(value.get("partial")))


def ordering_words(value: Value) -> dict[str, Any]:
    return {"slots": items(value, "items")}


def ordering_shown(value: Value, seed: int, shuffle: bool) -> Shown:
    keys = list(items(value, "items"))
    places = [str(place + 1) for place in range(len(keys))]
    return {"slots": [{"key": key, "options": places} for key in deranged(keys, seed, "items")]}


def nothing_shown(value: Value, seed: int, shuffle: bool) -> Shown:
    return {}


KINDS = {
    Kind.ONE_CHOICE: Making(choices_rule, choices_words, choices_shown),
    Kind.SEVERAL_CHOICES: Making(choices_rule, choices_words, choices_shown),
    Kind.TRUE_FALSE: Making(true_false_rule, true_false_words, true_false_shown),
    Kind.NUMERIC: Making(numeric_rule, numeric_words, nothing_shown),
    Kind.SHORT_TEXT: Making(short_text_rule, short_text_words, nothing_shown),
    Kind.GAPS: Making(gaps_rule, gaps_words, gaps_shown),
    Kind.MATCHING: Making(matching_rule, matching_words, matching_shown),
    Kind.ORDERING: Making(ordering_rule, ordering_words, ordering_shown),
}


def _only(value: Value, *names: str) -> Value:
    return {name: value.get(name) for name in names}


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _listed(text: str | None) -> list[str]:
    """The words between commas, Latin or Urdu."""
    return [word.strip() for word in (text or "").replace("،", ",").split(",") if word.strip()]
