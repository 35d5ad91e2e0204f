"""Drawing and shuffling by a seed. Pure: the same seed and keys give the same order, however they came in."""

from collections.abc import Iterable
from hashlib import sha256


def shuffled(keys: Iterable[str], seed: int, salt: str = "") -> list[str]:
    """The keys in the order of this seed. Another salt gives an order that has nothing to do with the first."""
    return sorted(keys, key=lambda key: sha256(f"{seed}/{salt}/{key}".encode()).digest())


def deranged(keys: list[str], seed: int, salt: str = "") -> list[str]:
    """Shuffled, and never in the order given: for steps that the learner is to put in order."""
    found = shuffled(keys, seed, salt)
    return found if found != keys else [*found[1:], *found[:1]]


def drawn(keys: Iterable[str], count: int, seed: int) -> list[str]:
    """That many of the keys, or all when there are fewer."""
    return shuffled(keys, seed, "draw")[:count]
