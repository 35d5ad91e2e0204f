"""How much one network may send, and how much of it is counted; a form sent twice is one answer."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.cache import cache
from django.http import HttpRequest

from cms import networks

from .conf import setting

SITTING = 24 * 60 * 60  # seconds: how long a form that was opened may be sent


def may_send(request: HttpRequest) -> bool:
    """Answers, promises and checks: beyond the limit they are refused, kindly."""
    return _within(request, "answers", setting("ANSWERS_PER_NETWORK"))


def is_counted(request: HttpRequest) -> bool:
    """Visits and downloads: beyond the limit they are served all the same, and not counted."""
    return _within(request, "visits", setting("VISITS_PER_NETWORK"))


def is_first_time(kind: str, nonce: str) -> bool:
    """Whether the form with this number was not sent yet."""
    return cache.add(f"hunar_campaigns:sent:{kind}:{nonce}", True, timeout=SITTING)


def _within(request: HttpRequest, kind: str, limits: Mapping[int, int]) -> bool:
    mark = networks.mark_of(request, salt="hunar_campaigns.limits", told_by=setting("CLIENT_ADDRESS"))
    spent = [
        networks.add(key, 1, seconds=left) <= limit
        for key, left, limit in networks.windows(f"hunar_campaigns:{kind}", mark, limits)
    ]
    return all(spent)
