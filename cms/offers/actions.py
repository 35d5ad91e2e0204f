"""How one offer ends. A room calls these inside its own action, which gives or frees what was offered."""

from datetime import datetime
from typing import Any

from .enums import OfferState
from .models import Offer


def answer(*, offer: Offer, state: OfferState, at: datetime, reason: str = "") -> bool:
    """Accept or decline; False when the deadline has come, or when it was answered or taken back before."""
    return _came_true(offer, _this(offer).answer(state, at=at, reason=reason))


def withdraw(*, offer: Offer, at: datetime, reason: str = "") -> bool:
    """Take it back; False when it is no longer open."""
    return _came_true(offer, _this(offer).withdraw(at=at, reason=reason))


def expire(*, offer: Offer, at: datetime) -> bool:
    """Close it after its deadline. True for one caller alone, who then frees what was kept for the person."""
    return _came_true(offer, _this(offer).expire(at=at))


def _this(offer: Offer) -> Any:
    return type(offer)._default_manager.filter(pk=offer.pk)


def _came_true(offer: Offer, rows: int) -> bool:
    """Whether the statement found its row; either way the offer at hand is as the database has it."""
    offer.refresh_from_db(fields=["state", "reason", "answered_at", "changed_at"])
    return rows == 1
