"""Rules of marking as JSON, in the frozen part of an attempt, and back."""

from dataclasses import fields
from fractions import Fraction
from typing import Any

from .marking import Choices, Numeric, Rule, Slot, Slots, Words

SHAPES: dict[str, type[Rule]] = {"choices": Choices, "numeric": Numeric, "words": Words, "slots": Slots}
NAMES = {shape: name for name, shape in SHAPES.items()}


def pack_rule(rule: Rule) -> dict[str, Any]:
    return {"shape": NAMES[type(rule)]} | {one.name: _pack(getattr(rule, one.name)) for one in fields(rule)}


def unpack_rule(packed: dict[str, Any]) -> Rule:
    values = {name: _UNPACK.get(name, _same)(value) for name, value in packed.items() if name != "shape"}
    return SHAPES[packed["shape"]](**values)


def _pack(value: Any) -> Any:
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Slot):
        return {"key": value.key, "right": list(value.right), "typed": value.typed}
    if isinstance(value, frozenset):
        return sorted(value)
    return [_pack(one) for one in value] if isinstance(value, tuple) else value


def _slots(packed: list[dict[str, Any]]) -> tuple[Slot, ...]:
    return tuple(Slot(one["key"], tuple(one["right"]), one["typed"]) for one in packed)


def _same(value: Any) -> Any:
    return value


_UNPACK = {
    "keys": tuple,
    "right": frozenset,
    "value": Fraction,
    "tolerance": Fraction,
    "units": tuple,
    "accepted": tuple,
    "remarks": lambda pairs: tuple((text, key) for text, key in pairs),
    "slots": _slots,
}
