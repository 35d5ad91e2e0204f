"""The demo's groups of people who write pages, and the way a page goes from one to the next."""

from .roles import set_up_roles

ORDER = 15


def load() -> list[str]:
    made = set_up_roles()
    return [f"Groups for pages: {', '.join(made)}"] if made else []
