"""What did not arrive is sent again, because a member of staff says so."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ..enums import DeliveryState
from ..models import Delivery
from ..signals import delivery_due

AT_A_TIME = 200  # each is logged by itself
AGAIN = "hunar_notices.send_again"


@transaction.atomic
def send_again(*, delivery: Delivery, by: Any, confirmed: bool = False) -> bool:
    """Begin anew with one that failed. False when it is no longer dead: somebody else was first.

    One that is uncertain may have arrived, so it goes out only when a person has confirmed that twice is better than
    never. It keeps its key, by which a gateway that had it already knows it; to what failed a gateway might answer
    for ever what it answered before, so that gets a new one.
    """
    this, now = Delivery.objects.filter(pk=delivery.pk), timezone.now()
    revived = this.revive([DeliveryState.FAILED], at=now, key=uuid4())
    if not revived and confirmed:
        revived = this.revive([DeliveryState.UNCERTAIN], at=now)
    if revived:
        log(instance=delivery, action=AGAIN, user=by)
        transaction.on_commit(partial(delivery_due.send, Delivery, delivery_id=delivery.pk))
    return bool(revived)


def send_all_again(*, cause: str, channel: str, by: Any) -> int:
    """Begin anew with what failed by that channel for that cause, two hundred at a time; how many it was."""
    failed = Delivery.objects.filter(state=DeliveryState.FAILED, cause=cause, channel=channel)
    return sum(send_again(delivery=delivery, by=by) for delivery in failed.order_by("pk")[:AT_A_TIME])
