"""The demo of mentorship: two small programmes with people at every stage."""

from .building import build

ORDER = 60
__all__ = ["ORDER", "load"]


def load() -> list[str]:
    return build()
