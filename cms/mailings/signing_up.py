"""How often news may be asked for: of one network, and at one address, so that nobody's mailbox is filled by others."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest

from cms import networks

from .conf import setting
from .stops import mark_of


def may_ask(request: HttpRequest) -> bool:
    """Whether this network may ask once more; beyond that it is told so, kindly."""
    mark = networks.mark_of(request, salt="hunar_mailings.asking", told_by=setting("CLIENT_ADDRESS"))
    return _within("network", mark, setting("ASKED_BY_NETWORK"))


def may_write_to(email: str) -> bool:
    """Whether this address may get one more mail of ours; beyond that nothing is sent, and nothing said."""
    return _within("address", mark_of(email), setting("ASKED_AT_ADDRESS"))


def _within(kind: str, mark: str, limits: Mapping[int, int]) -> bool:
    spent = [
        networks.add(key, 1, seconds=left) <= limit
        for key, left, limit in networks.windows(f"hunar_mailings:{kind}", mark, limits)
    ]
    return all(spent)
