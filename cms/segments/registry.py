"""What people can be chosen by. Each room registers its own criteria from its `AppConfig.ready()`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing people differ by.

    `choices` answers (value, words) in the reader's language, and is asked whenever it is needed. `condition` makes of
    some of those values a condition on people; it must be true or false of everybody, so that it can be negated:
    `Q(pk__in=…)` rather than a join. A private one may be used only by who may choose people by private details.
    """

    name: str
    label: Text
    choices: Callable[[], Sequence[tuple[str, Any]]]
    condition: Callable[[tuple[str, ...]], Q]
    private: bool = False


_criteria: dict[str, Criterion] = {}


def register(criterion: Criterion) -> Criterion:
    """Make a criterion known. The same name twice is a mistake unless it is the same criterion."""
    if _criteria.setdefault(criterion.name, criterion) != criterion:
        raise ValueError(f"Two criteria are called {criterion.name!r}.")
    return criterion


def get(name: str) -> Criterion | None:
    """The criterion of that name, or None when the app that knew it is no longer installed."""
    return _criteria.get(name)


def criteria() -> list[Criterion]:
    return list(_criteria.values())
