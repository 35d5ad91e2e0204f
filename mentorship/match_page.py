"""What stands on the page of a match besides goals, notes and messages: each part of the room adds its own panels.

    PANELS.append(Panel("meetings", "hunar_mentorship/parts/match_meetings.html", meetings_of))

A panel is shown in the order it was added. Its template finds `match`, `person`, `side`, `closed` (why nothing may be
sent now, or None) and whatever its function answers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .models import Match


@dataclass(frozen=True, slots=True)
class Panel:
    """`place` is "main" or "side". `facts` answers None when there is nothing to show."""

    name: str
    template: str
    facts: Callable[[Match, Any, datetime], Mapping[str, Any] | None]
    place: str = "main"


PANELS: list[Panel] = []


def panels_for(match: Match, person: Any, now: datetime, place: str) -> list[tuple[str, Mapping[str, Any]]]:
    """The templates to draw, each with what it needs."""
    wanted = [panel for panel in PANELS if panel.place == place]
    found = [(panel.template, panel.facts(match, person, now)) for panel in wanted]
    return [(template, facts) for template, facts in found if facts is not None]
