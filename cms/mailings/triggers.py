"""What a series of messages can follow. Each room registers its own from its `AppConfig.ready()`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

Text = str | Promise
Moments = Iterable[tuple[int, datetime]]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Something that happens to a person.

    `choices` answers (value, words) of what it may be about, a course say. `moments` is asked with one of these values,
    or "" for any, and two moments: it answers (the person's id, when it happened) of those to whom it happened between
    them, both included, and of whom it still holds; given ids, of nobody else. `anything` are the words for any.
    A private one is counted only for who may choose people by private details.
    """

    name: str
    label: Text
    anything: Text
    choices: Callable[[], Sequence[tuple[str, Any]]]
    moments: Callable[[str, datetime, datetime, Collection[int] | None], Moments]
    private: bool = False


_triggers: dict[str, Trigger] = {}


def register(trigger: Trigger) -> Trigger:
    """Make a trigger known. The same name twice is a mistake unless it is the same trigger."""
    if _triggers.setdefault(trigger.name, trigger) != trigger:
        raise ValueError(f"Two triggers are called {trigger.name!r}.")
    return trigger


def get(name: str) -> Trigger | None:
    """The trigger of that name, or None when the app that knew it is no longer installed."""
    return _triggers.get(name)


def triggers() -> list[Trigger]:
    return list(_triggers.values())
