"""A person chooses what reaches them outside the inbox."""

from __future__ import annotations

from typing import Any

from ..conf import setting
from ..models import Preferences
from ..readers import default_quiet


def save_preferences(*, person: Any, **chosen: Any) -> Preferences:
    """Keep what the person chose; what already waits is judged by it when its time comes.

    With the first choice, what held for them without one is kept for the rest.
    """
    quiet = default_quiet()
    held = {"quiet_from": quiet.start, "quiet_to": quiet.end, "neutral": setting("NEUTRAL")}
    return Preferences.objects.update_or_create(
        person=person, defaults=chosen, create_defaults=held | chosen
    )[0]
