"""What a series of messages can follow of mentoring."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.mailings.triggers import Moments, Trigger, register

from .segmenting import programmes


def _matched(who: str) -> Any:
    """When a match began, while it lasts."""

    def moments(about: str, since: datetime, until: datetime, among: Collection[int] | None) -> Moments:
        from .models import Match

        rows = Match.objects.active().filter(begun_at__gte=since, begun_at__lte=until)
        rows = rows.filter(programme__slug=about) if about else rows
        rows = rows if among is None else rows.filter(**{f"{who}__in": among})
        return rows.values_list(who, "begun_at")

    return moments


TRIGGERS = (
    Trigger(
        "mentee_matched",
        _("was matched with a mentor"),
        _("any programme"),
        programmes,
        _matched("mentee__person"),
        private=True,
    ),
    Trigger(
        "mentor_matched",
        _("was matched with a mentee"),
        _("any programme"),
        programmes,
        _matched("mentor__mentor__person"),
        private=True,
    ),
)


def register_all() -> None:
    for trigger in TRIGGERS:
        register(trigger)
