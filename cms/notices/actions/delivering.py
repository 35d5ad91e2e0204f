"""A notice leaves by its channels: claimed, handed over, done. What cannot be done now is tried later."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from ..backends import get_backend
from ..backends.base import DeliveryError, Message, Refused, Uncertain
from ..conf import setting
from ..enums import Cause, DeliveryState
from ..models import Delivery
from ..querysets import DeliveryQuerySet
from ..readers import Reader, contact_of, readers_of
from ..registry import NoticeKind, get_kind, neutral_words, words
from ..signals import delivery_due
from ..waiting import share_of, wait_after
from .telling import earliest

logger = logging.getLogger(__name__)


def deliver(*, delivery: Delivery) -> None:
    """Hand it over, unless it is not its time, or too late. Running it twice sends once."""
    this, now = Delivery.objects.filter(pk=delivery.pk), timezone.now()
    kind = get_kind(delivery.notice.kind)
    reader = readers_of([delivery.notice.person_id])[delivery.notice.person_id]
    later = earliest(delivery, kind, reader, now) if kind else now
    if delivery.notice.until and later >= delivery.notice.until:
        this.drop(at=now)
    elif later > now:
        this.hold(at=now, until=later)
    elif this.claim(at=now):
        _hand_over(this, delivery, kind, reader)


def _hand_over(this: DeliveryQuerySet, delivery: Delivery, kind: NoticeKind | None, reader: Reader) -> None:
    if kind and delivery.channel not in reader.ways(kind):
        this.finish(DeliveryState.UNWANTED, at=timezone.now())
        return
    message = _message(delivery, kind, reader)
    if message is None:
        this.finish(DeliveryState.FAILED, at=timezone.now(), cause=Cause.WORDS)
        return
    try:
        get_backend(delivery.channel).send(message)
    except DeliveryError as error:
        _bear(this, delivery, error)
    else:
        this.finish(DeliveryState.SENT, at=timezone.now())


def _message(delivery: Delivery, kind: NoticeKind | None, reader: Reader) -> Message | None:
    """What is handed over; nothing when the app that knew the kind is gone or its words do not fit the params."""
    if kind is None:
        return None
    to = contact_of(reader.person, delivery.channel)
    try:
        text = (
            neutral_words(language=reader.language)
            if reader.wishes.are_neutral(kind)
            else words(kind, delivery.notice.params, language=reader.language)
        )
    except Exception:  # the words are any room's, and one that cannot be made must not be tried for ever
        logger.exception("Delivery %s: no words for %s", delivery.key, kind.name)
        return None
    body = f"{text.text}\n{_absolute(text.link)}" if text.link else text.text
    return Message(to, body, text.subject, reader.language, idempotency_key=str(delivery.key))


def _absolute(link: str) -> str:
    base = getattr(settings, "WAGTAILADMIN_BASE_URL", "").rstrip("/")
    return link if "://" in link else f"{base}{link}"


def _bear(this: DeliveryQuerySet, delivery: Delivery, error: DeliveryError) -> None:
    """After a failure: later, unless it was refused or the attempts are spent."""
    attempts = this.values_list("attempts", flat=True).first() or 0
    logger.warning("Delivery %s failed, attempt %s: %s", delivery.key, attempts, type(error).__name__)
    now, first = timezone.now(), timedelta(minutes=setting("RETRY_MINUTES"))
    if isinstance(error, Refused):
        this.finish(DeliveryState.FAILED, at=now, cause=Cause.REFUSED, reason=str(error))
    elif isinstance(error, Uncertain):
        this.finish(DeliveryState.UNCERTAIN, at=now, cause=Cause.CUT_OFF, reason=str(error))
    elif attempts >= setting("ATTEMPTS"):
        this.finish(DeliveryState.FAILED, at=now, cause=Cause.UNREACHABLE, reason=str(error))
    else:
        wait = wait_after(attempts, first=first, share=share_of(delivery.key))
        this.postpone(until=now + wait, reason=str(error))


def judge_cut_claims() -> int:
    """Decide about hand-overs that were cut off: again where that is safe, otherwise for staff to look at."""
    now = timezone.now()
    cut = Delivery.objects.cut(before=now - timedelta(minutes=setting("CLAIM_MINUTES")))
    judged = 0
    for delivery in cut:
        _judge(delivery, now)
        judged += 1
    return judged


def _judge(delivery: Delivery, now: datetime) -> None:
    this = Delivery.objects.filter(pk=delivery.pk)
    if not get_backend(delivery.channel).idempotent:
        this.finish(DeliveryState.UNCERTAIN, at=now, cause=Cause.CUT_OFF)
    elif delivery.attempts >= setting("ATTEMPTS"):
        this.finish(DeliveryState.FAILED, at=now, cause=Cause.CUT_OFF)
    else:
        this.postpone(until=now, reason="")


def deliver_due() -> int:
    """Set deliveries going whose time has come, the oldest first, as many as the workers' queue has room for."""
    now = timezone.now()
    since = now - timedelta(minutes=setting("QUEUE_MINUTES"))
    room = max(0, setting("QUEUE_LENGTH") - Delivery.objects.queued(since=since).count())
    waiting = Delivery.objects.due(at=now).unqueued(since=since).order_by("due_at", "pk")
    due: list[Any] = list(waiting.values_list("pk", flat=True)[:room])
    Delivery.objects.filter(pk__in=due).update(queued_at=now)
    for pk in due:
        delivery_due.send(Delivery, delivery_id=pk)
    return len(due)
