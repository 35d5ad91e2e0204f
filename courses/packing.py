"""Pacing's values as JSON, and back. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from .pacing import Grade, Item, ItemState, Latest
from .recordings import Piece
from .releasing import Module

Packed = dict[str, Any]


def pack_state(state: ItemState) -> Packed:
    """Only what is there, in one order, so that equal states make equal JSON."""
    packed = {
        "first": {kind: at.isoformat() for kind, at in sorted(state.first.items())},
        "last_at": state.last_at.isoformat() if state.last_at else None,
        "latest": _pack_latest(state.latest),
        "heard": [[piece.start, piece.end, piece.at.isoformat()] for piece in state.heard],
        "grades": [_pack_grade(grade) for grade in sorted(state.grades)],
    }
    return {name: value for name, value in packed.items() if value}


def _pack_latest(latest: Latest | None) -> list[Any] | None:
    return [latest.at.isoformat(), latest.id, latest.kind, dict(latest.value)] if latest else None


def _pack_grade(grade: Grade) -> list[Any]:
    return [grade.at.isoformat(), grade.id, grade.value, *filter(None, [grade.corrects])]


def unpack_state(packed: Mapping[str, Any]) -> ItemState:
    when = datetime.fromisoformat
    latest = packed.get("latest")
    return ItemState(
        first={kind: when(at) for kind, at in packed.get("first", {}).items()},
        last_at=when(packed["last_at"]) if packed.get("last_at") else None,
        latest=Latest(when(latest[0]), *latest[1:]) if latest else None,
        heard=tuple(Piece(start, end, when(at)) for start, end, at in packed.get("heard", ())),
        grades=frozenset(Grade(when(at), *rest) for at, *rest in packed.get("grades", ())),
    )


DEFAULTS = {one.name: one.default for one in fields(Item)}


def pack_items(items: Iterable[Item]) -> list[Packed]:
    """Only what differs from an item's defaults, so that a rule learned later changes no item packed before."""
    return [
        {name: value for name, value in asdict(item).items() if value != DEFAULTS[name]} for item in items
    ]


def unpack_items(packed: Iterable[Mapping[str, Any]]) -> tuple[Item, ...]:
    return tuple(Item(**item) for item in packed)


def unpack_modules(packed: Iterable[Mapping[str, Any]]) -> tuple[Module, ...]:
    return tuple(
        Module(
            module["key"],
            module["release"],
            datetime.fromisoformat(module["date"]) if module.get("date") else None,
            module.get("days") or 0,
        )
        for module in packed
    )
