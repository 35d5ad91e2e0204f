"""What every app of ours says of itself: which apps it cannot be without, and through which addresses it is reached.

An installation that lacks one ends in one line that tells the mend, instead of an import error from the depths.
"""

import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured

ROOMS = ("cms", "courses", "mentorship", "search", "themes")
HOME = Path(__file__).resolve().parents[1]


class Door(NamedTuple):
    """Addresses that must be there, by their namespace, and the line of a host's `urls.py` that makes them."""

    namespace: str
    line: str


class RoomConfig(AppConfig):
    default = False
    default_auto_field = "django.db.models.BigAutoField"
    needs: tuple[str, ...] = ()
    doors: tuple[Door, ...] = ()

    def import_models(self) -> None:
        missing = [name for name in self.needs if not self.apps.is_installed(name)]
        if missing:
            listed = ", ".join(f'"{name}"' for name in missing)
            raise ImproperlyConfigured(f'"{self.name}" needs {listed}: add it to INSTALLED_APPS.')
        super().import_models()


def shadowed() -> list[str]:
    """The rooms that a host's own package of the same name hides: Python finds the host's, and never ours."""
    return [room for room in ROOMS if not _is_ours(room)]


def _is_ours(room: str) -> bool:
    spec = sys.modules[room].__spec__ if room in sys.modules else find_spec(room)
    places = spec.submodule_search_locations or [] if spec else []
    return any(Path(place).resolve().parent == HOME for place in places)


def refuse_hidden_rooms(installed: Iterable[str]) -> None:
    """Tell a host that asks for an app of a room which its own package hides, before Python fails to find it."""
    hidden, entries = shadowed(), list(installed)
    for entry in entries:
        room, dot, _rest = entry.partition(".")
        wanted = _is_app_of_ours(entry) if dot else entries.count(entry) > 1  # once is the host's own
        if room in hidden and wanted:
            raise ImproperlyConfigured(
                f'"{entry}" cannot be found: your site has a package called {room}, and Python finds that one. '
                f'Rename yours, or take "{entry}" out of INSTALLED_APPS.'
            )


def _is_app_of_ours(entry: str) -> bool:
    return (HOME / entry.replace(".", "/")).is_dir()
