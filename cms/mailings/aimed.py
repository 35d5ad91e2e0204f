"""Whom a mailing is for: people by a tree of criteria, and subscribers."""

from __future__ import annotations

from typing import Any

from cms.segments.trees import NOBODY, read, write

from .models import Subscriber
from .querysets import SubscriberQuerySet


def tree_of(mailing: Any) -> Any:
    """Frozen once it has begun; until then the segment's. Nobody's where it is for subscribers alone."""
    return read(mailing.tree or written_tree(mailing))


def written_tree(mailing: Any) -> dict[str, Any]:
    return mailing.segment.tree if mailing.segment else write(NOBODY)


def guests_for(mailing: Any) -> SubscriberQuerySet:
    """The subscribers it is for."""
    everybody = Subscriber.objects.current()
    return everybody.reading(mailing.subscriber_language) if mailing.to_subscribers else everybody.none()
