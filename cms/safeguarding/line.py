"""Who stands above whom, told by the apps that know: coordinators of a programme, managers of a hub.

Whoever stands above a person a case is about is kept away from it, though they may be an officer otherwise.
"""

from collections.abc import Callable, Collection

Above = Callable[[Collection[int]], Collection[int]]
_providers: list[Above] = []


def register(provider: Above) -> None:
    """Add what answers, for ids of people, the ids of those who stand above one of them. From `AppConfig.ready()`."""
    if provider not in _providers:
        _providers.append(provider)


def unregister(provider: Above) -> None:
    _providers.remove(provider)


def above(people: Collection[int]) -> set[int]:
    """Everybody who stands above one of these people."""
    return {pk for provider in _providers for pk in provider(people)} - set(people)
