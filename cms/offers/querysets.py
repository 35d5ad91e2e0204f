"""What may be asked about offers, and how one ends: each ending is one statement that only an open offer obeys.

An offer is open before its deadline and not at it, whether or not anybody has come by to close it.
"""

from datetime import datetime
from typing import Any, Self

from django.db import models

from .enums import ANSWERS, OfferState


class OfferQuerySet(models.QuerySet):
    def for_person(self, person: Any) -> Self:
        """What the person was offered; nobody else's, and nothing for a guest."""
        return self.filter(person=person) if person else self.none()

    def open(self, at: datetime) -> Self:
        """Those that can still be answered at that moment."""
        return self.filter(state=OfferState.OPEN, until__gt=at)

    def expired_by(self, at: datetime) -> Self:
        """Those whose deadline went by in silence and that nobody has closed yet."""
        return self.filter(state=OfferState.OPEN, until__lte=at)

    def answer(self, state: OfferState, *, at: datetime, reason: str = "") -> int:
        """Write the person's answer; how many obeyed: 0 when it was too late or answered before."""
        if state not in ANSWERS:
            raise ValueError(state)
        return self.open(at).update(state=state, answered_at=at, changed_at=at, reason=reason)

    def withdraw(self, *, at: datetime, reason: str = "") -> int:
        """Take back what is still open."""
        return self.open(at).update(state=OfferState.WITHDRAWN, changed_at=at, reason=reason)

    def expire(self, *, at: datetime) -> int:
        """Close what nobody answered in time."""
        return self.expired_by(at).update(state=OfferState.EXPIRED, changed_at=at)
