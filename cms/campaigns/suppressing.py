"""Pure: numbers of people that may be shown, without letting a small group be worked out from the rest.

A group of fewer than `smallest` is kept back. If that alone could be found by subtracting the others from the total,
or what is kept back together is still small, the next smallest group is kept back with it; if there is none left, the
total is kept back as well.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True)
class Shown(Generic[Group]):
    """None stands for what is kept back."""

    groups: dict[Group, int | None]
    total: int | None

    @property
    def kept_back(self) -> bool:
        return self.total is None or None in self.groups.values()


def shown(groups: Mapping[Group, int], smallest: int) -> Shown[Group]:
    """The groups as they may be shown, in their order. Nobody at all (0) is no group."""
    hidden = {group for group, number in groups.items() if 0 < number < smallest}
    total = sum(groups.values())
    if not hidden and not 0 < total < smallest:
        return Shown(dict(groups), total)
    rest = sorted((number, place) for place, number in enumerate(groups.values()) if number >= smallest)
    names = list(groups)
    while _can_be_worked_out(hidden, groups, smallest) and rest:
        hidden.add(names[rest.pop(0)[1]])
    open_total = None if _can_be_worked_out(hidden, groups, smallest) else total
    return Shown({group: None if group in hidden else number for group, number in groups.items()}, open_total)


def _can_be_worked_out(hidden: set[Group], groups: Mapping[Group, int], smallest: int) -> bool:
    """Whether the total gives them away: one alone, or several that are few even together."""
    return len(hidden) < 2 or sum(groups[group] for group in hidden) < smallest
