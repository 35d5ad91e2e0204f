"""A tree while somebody composes it on one form: what the form says, and what a button does to it. Pure.

Each node has a path (`0`, `0.1`) and speaks by fields that begin with it: `0-op` is `all` or `any`, `0.1-is` names a
criterion, `0.1-of` its values, `0.1-not` turns it round. Nothing has to be complete until it is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .trees import MOST, Group, Is, Node, Not

ROOT = "0"
NESTED = 2  # groups in groups


@dataclass(slots=True)
class Draft:
    """A node that is being composed: a group when `name` is empty."""

    path: str = ROOT
    op: str = "all"
    name: str = ""
    of: list[str] = field(default_factory=list)
    turned: bool = False
    inner: list[Draft] = field(default_factory=list)
    known: Any = None  # the criterion of that name, for whoever shows it

    @property
    def is_root(self) -> bool:
        return self.path == ROOT

    @property
    def is_group(self) -> bool:
        return not self.name

    @property
    def level(self) -> int:
        return self.path.count(".")

    @property
    def may_nest(self) -> bool:
        return self.level < NESTED

    def walk(self) -> list[Draft]:
        return [self, *(each for child in self.inner for each in child.walk())]


def draft_of(node: Node, path: str = ROOT) -> Draft:
    """A kept tree as a draft. Being turned twice is not being turned."""
    turned = False
    while isinstance(node, Not):
        node, turned = node.inner, not turned
    if isinstance(node, Is):
        return Draft(path, name=node.name, of=list(node.of), turned=turned)
    inner = [draft_of(each, f"{path}.{number}") for number, each in enumerate(node.inner)]
    return Draft(path, op="all" if node.every else "any", turned=turned, inner=inner)


def node_of(draft: Draft) -> Node:
    """The tree a draft means; criteria without a value and groups without criteria are left out."""
    return _node(draft) or Group(True, ())


def _node(draft: Draft) -> Node | None:
    if draft.is_group:
        inner = [node for node in map(_node, draft.inner) if node]
        node: Node | None = Group(draft.op != "any", tuple(inner)) if inner else None
    else:
        node = Is(draft.name, tuple(draft.of)) if draft.of else None
    return Not(node) if node and draft.turned else node


def unfinished(draft: Draft) -> list[Draft]:
    """What would be left out."""
    return [
        each for each in draft.walk() if not each.is_root and not (each.inner if each.is_group else each.of)
    ]


def draft_from(data: Mapping[str, Any], path: str = ROOT) -> Draft:
    """The draft a form speaks of. `data` is a QueryDict, whose `getlist` answers every value of a name."""
    name, turned = str(data.get(f"{path}-is", "")), bool(data.get(f"{path}-not"))
    if name:
        return Draft(path, name=name, of=data.getlist(f"{path}-of"), turned=turned)  # type: ignore[attr-defined]  # of a QueryDict
    draft = Draft(path, op="any" if data.get(f"{path}-op") == "any" else "all", turned=turned)
    for number in range(MOST if draft.level <= NESTED else 0):
        below = f"{path}.{number}"
        if f"{below}-is" in data or f"{below}-op" in data:
            draft.inner.append(draft_from(data, below))
    return draft


def change(draft: Draft, command: str, data: Mapping[str, Any]) -> Draft:
    """What a button does: `add:0.1` adds what `0.1-new` names to that group, `remove:0.1` takes that node away."""
    what, _, path = command.partition(":")
    for each in draft.walk():
        if what == "remove":
            each.inner = [child for child in each.inner if child.path != path]
        elif what == "add" and each.path == path and each.is_group:
            _add(each, str(data.get(f"{path}-new", "")))
    return numbered(draft)


def _add(group: Draft, wanted: str) -> None:
    if wanted in ("all", "any"):
        group.inner.append(Draft(op=wanted))
    elif wanted:
        group.inner.append(Draft(name=wanted))


def numbered(draft: Draft, path: str = ROOT) -> Draft:
    """With paths anew, after something came or went."""
    draft.path = path
    for number, child in enumerate(draft.inner):
        numbered(child, f"{path}.{number}")
    return draft
