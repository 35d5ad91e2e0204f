"""What a learner's device may say, and the answer it gets."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "conflict": _("Another event was already recorded under this id."),
    "kind": _("Only the site itself can record this kind of event."),
    "item": _("This lesson or activity is not in the course."),
    "payload": _("This event lacks something or says something impossible."),
    "enrolment": _("You are not enrolled in this course."),
    "shape": _("This is not an event. See the reference for its fields."),
}

#: A payload is a few numbers; more is not one.
MAX_PAYLOAD = 12


def refusal(name: str) -> str:
    return str(REFUSALS[name])


@dataclass(frozen=True)
class Claim:
    """One event as a device tells it. `at` is the device's own clock."""

    id: uuid.UUID
    kind: str
    item: str
    at: datetime
    payload: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_well_formed(self) -> bool:
        if len(self.payload) > MAX_PAYLOAD or not all(map(_is_plain, self.payload.values())):
            return False
        return self.kind != "heard" or _is_stretch(self.payload.get("from"), self.payload.get("to"))


def _is_plain(value: Any) -> bool:
    return (
        value is None
        or isinstance(value, bool | int | float)
        or (isinstance(value, str) and len(value) <= 500)
    )


def _is_stretch(start: Any, end: Any) -> bool:
    """Whether these are seconds of a recording, in order."""
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in (start, end))
    return numbers and 0 <= start < end < 24 * 3600


@dataclass(frozen=True)
class Outcome:
    """What became of a claim: recorded, repeated, conflict or refused; the reason in words for the last two."""

    id: uuid.UUID | None
    status: str
    reason: str = ""
