"""What a block means for matches: contact stops at once, and nobody is told a word why.

Measures of safety need nothing here. Every path of contact asks about them as they stand, so that one that runs out or
is lifted lets the two go on by itself.
"""

from ..models import Match
from ..querysets import between
from .matches import pause_contact


def part(*, one: int, other: int) -> int:
    """Pause contact between the two in every match they share. Returns in how many."""
    matches = list(Match.objects.active().filter(between(one, other), paused_at=None))
    for match in matches:
        pause_contact(match=match)
    return len(matches)
