"""Who is meant, as a tree of criteria. Pure.

As it is kept: `{"all": [...]}`, `{"any": [...]}`, `{"not": ...}`, `{"is": "district", "of": ["PK621"]}`. All of nothing
is everybody, any of nothing is nobody. What is not known of a person makes a criterion fail, and its `not` hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

DEEPEST = 8  # three groups in each other and a criterion, each turned round
MOST = 60  # nodes: what a person can still read


class BadTree(ValueError):
    """Not a tree of criteria."""


@dataclass(frozen=True, slots=True)
class Is:
    """One criterion, true of whoever has one of the values."""

    name: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    inner: Node


@dataclass(frozen=True, slots=True)
class Group:
    """All of these, or any of them."""

    every: bool
    inner: tuple[Node, ...]


Node = Is | Not | Group
EVERYBODY = Group(True, ())
NOBODY = Group(False, ())


def read(written: Any) -> Node:
    """The tree behind what was kept; raises BadTree."""
    node = _read(written, DEEPEST)
    if sum(1 for _ in walk(node)) > MOST:
        raise BadTree("too many criteria")
    return node


def _read(written: Any, depth: int) -> Node:
    if depth < 0:
        raise BadTree("too deep")
    match written:
        case {"all": list(inner), **rest} if not rest:
            return Group(True, tuple(_read(each, depth - 1) for each in inner))
        case {"any": list(inner), **rest} if not rest:
            return Group(False, tuple(_read(each, depth - 1) for each in inner))
        case {"not": inner, **rest} if not rest:
            return Not(_read(inner, depth - 1))
        case {"is": str(name), "of": list(of), **rest} if (
            not rest and of and all(isinstance(value, str) for value in of)
        ):
            return Is(name, tuple(of))
    raise BadTree(f"not a criterion: {written!r:.80}")


def write(node: Node) -> dict[str, Any]:
    """The tree as it is kept."""
    match node:
        case Is(name, of):
            return {"is": name, "of": list(of)}
        case Not(inner):
            return {"not": write(inner)}
        case Group(every, inner):
            return {"all" if every else "any": [write(each) for each in inner]}


def walk(node: Node) -> Iterator[Node]:
    """Every node, from the top."""
    yield node
    if isinstance(node, Not):
        yield from walk(node.inner)
    elif isinstance(node, Group):
        for each in node.inner:
            yield from walk(each)


def names(node: Node) -> set[str]:
    """The criteria it asks for."""
    return {each.name for each in walk(node) if isinstance(each, Is)}
