"""The demo's topics and skills."""

from . import seed

ORDER = 10


def load() -> list[str]:
    seed.load(seed.read())
    return []
