"""The contract of an app's `dashboard_panels.py`, and where they are found.

Any installed app may have a module `dashboard_panels` with plain values in it; it imports nothing from here.

`PANELS` is a list of dicts, one for each list of things that an editor should see:

    name     a word of its own, with the app's prefix: it orders and tests ask for it
    title    what stands above it (lazy)
    icon     a name of Wagtail's icons
    order    the lowest stands first; 100 unless told
    sees     takes a user: may they see it?
    items    takes a user and how many at most; gives dicts with `title`, `url`, and if there is more to say `about`
             (one quiet line), `language` of the title and `urgent`
    more     takes nothing and gives the address of the whole list; left out where there is none

`COMING` is a list of dicts with `sees` as above and `between`, which takes a user, a first and a last day, and gives
dicts with `when` (a date or a moment; None and what falls outside is passed over), `title`, `url` and `what` (what
happens then, in words).

`FINDINGS` is a list of functions that take a page as it is read (`looking_over.Draft`) and give dicts with `what` (a
word for the kind of thing), `words` (what to do) and `where` (which place, quoted; or "").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import module_has_submodule

from .looking_over import Draft, Finding, look_over

MODULE = "dashboard_panels"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a panel."""

    title: str
    url: str = ""
    about: str = ""
    language: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    name: str
    title: Any
    items: Callable[[Any, int], Iterable[dict[str, Any]]]
    sees: Callable[[Any], bool]
    icon: str = "list-ul"
    order: int = 100
    more: Callable[[], str] | None = None

    def items_for(self, user: Any, most: int) -> list[Item]:
        return [Item(**row) for row in self.items(user, most)]


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """Something that happens by itself at a moment, or on a day."""

    at: datetime
    title: str
    url: str = field(default="", compare=False)
    what: str = field(default="", compare=False)
    is_whole_day: bool = field(default=False, compare=False)


@cache
def declared() -> list[tuple[str, Any]]:
    """The modules that installed apps have, with the name of their app."""
    having = (config for config in apps.get_app_configs() if module_has_submodule(config.module, MODULE))
    return [(config.name, import_module(f"{config.name}.{MODULE}")) for config in having]


def panels_for(user: Any) -> list[Panel]:
    found = [Panel(**panel) for _name, module in declared() for panel in getattr(module, "PANELS", ())]
    return sorted((panel for panel in found if panel.sees(user)), key=lambda panel: (panel.order, panel.name))


def coming_up(user: Any, first: date, last: date) -> list[Event]:
    """Everything that will happen from the first day to the last, the soonest first."""
    events = (
        _event(**row)
        for _name, module in declared()
        for source in getattr(module, "COMING", ())
        if source["sees"](user)
        for row in source["between"](user, first, last)
        if row["when"]
    )
    return sorted(event for event in events if first <= event.at.date() <= last)


def findings_in(draft: Draft) -> list[Finding]:
    """All that is found in a page that is looked over: by the desk, and by apps."""
    sources = (source for _name, module in declared() for source in getattr(module, "FINDINGS", ()))
    return look_over(draft) + [Finding(**found) for source in sources for found in source(draft)]


def _event(*, when: date | datetime, title: str, url: str = "", what: Any = "") -> Event:
    at = when if isinstance(when, datetime) else timezone.make_aware(datetime.combine(when, time.min))
    return Event(timezone.localtime(at), str(title), url, str(what), at is not when)
