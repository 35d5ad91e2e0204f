"""The private address of a person's calendar: made when asked for, changed when it got into other hands, taken away."""

from __future__ import annotations

import uuid
from typing import Any

from django.utils import timezone

from ..models import CalendarFeed


def give_feed(*, person: Any) -> CalendarFeed:
    """A new address; the one before answers no more."""
    new = {"key": uuid.uuid4(), "made_at": timezone.now()}
    return CalendarFeed.objects.update_or_create(person=person, defaults=new)[0]


def take_feed_away(*, person: Any) -> None:
    CalendarFeed.objects.filter(person=person).delete()
