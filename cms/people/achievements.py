"""What people have learned and are learning, collected from the rooms that know: for a mentor's desk, or a profile.

A room registers a provider from its `AppConfig.ready()`. Whoever shows it asks here, and imports no room; whether the
one who looks may see it is theirs to know.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Learning:
    """One thing a person learns, in words of the language asked for. `share` is what is done of it, from 0 to 1;
    `next_step` names what comes next, and is empty when that is nothing or not known; `key` is unique in its room."""

    title: str
    share: float
    key: str
    done_at: datetime | None = None
    next_step: str = ""
    url: str = ""


#: Answers for many people at once, with a number of queries that does not grow with them: the newest first for each.
Provider = Callable[[Collection[int], str], Mapping[int, list[Learning]]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Add a provider. Twice is harmless."""
    if provider not in _providers:
        _providers.append(provider)


def unregister(provider: Provider) -> None:
    """Take a provider away again (a host that wants another; tests)."""
    if provider in _providers:
        _providers.remove(provider)


def learning_of(people_ids: Collection[int], language: str) -> dict[int, list[Learning]]:
    """What each of these people learns, by id; an empty list for who learns nothing that anybody knows of."""
    found: dict[int, list[Learning]] = {person: [] for person in people_ids}
    for provider in _providers if found else ():
        answers = provider(found.keys(), language)
        for person, learnings in found.items():
            learnings += answers.get(person, [])
    return found
