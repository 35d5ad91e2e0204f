"""What may happen to a notice: it is told, it leaves by its channels, it is read."""

import logging
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cms.people.consents import MESSAGES

from .backends import get_backend
from .backends.base import DeliveryError, Message, Refused
from .conf import setting
from .enums import DeliveryState
from .models import Delivery, Notice
from .registry import NoticeKind, Words, get_kind, words
from .signals import delivery_due

logger = logging.getLogger(__name__)


@transaction.atomic
def notify(*, person, kind: str, params: dict[str, Any] | None = None, once: str = "") -> Notice:
    """Tell a person something: into the inbox now, out by the kind's channels on commit.

    Raises KeyError for a kind nobody registered. With `once`, telling again finds the first telling.
    """
    known = get_kind(kind)
    if known is None:
        raise KeyError(kind)
    if not once:
        notice, new = Notice.objects.create(person=person, kind=kind, params=params or {}), True
    else:
        notice, new = Notice.objects.get_or_create(
            person=person, kind=kind, once=once, defaults={"params": params or {}}
        )
    if new:
        _address(notice, known)
    return notice


def _address(notice: Notice, kind) -> None:
    if not may_write(notice.person, kind):
        return
    for channel in setting("CHANNELS").get(kind.name, kind.channels):
        if contact_of(notice.person, channel):
            delivery = Delivery.objects.create(notice=notice, channel=channel)
            transaction.on_commit(partial(delivery_due.send, Delivery, delivery_id=delivery.pk))


def may_write(person, kind: NoticeKind) -> bool:
    """Whether the person wants messages outside the inbox; codes for signing in do not come this way."""
    return kind.essential or person.consents.is_given(MESSAGES.name)


def contact_of(person, channel: str) -> str:
    """Where a channel reaches the person, or nothing. A login that was closed is not written to."""
    user = person.user
    if user is None or not user.is_active:
        return ""
    return getattr(user, "phone" if channel == "sms" else user.get_email_field_name(), "") or ""


def language_of(person) -> str:
    """The language to write to the person in: their login's, where it keeps one."""
    return getattr(person.user, "language", "") or settings.LANGUAGE_CODE


def words_of(notice: Notice, *, language: str) -> Words | None:
    """The notice's words, or None when the app that knew its kind is gone."""
    kind = get_kind(notice.kind)
    return words(kind, notice.params, language=language) if kind else None


def deliver(*, delivery: Delivery) -> None:
    """Claim, hand over, done. Running it twice sends once."""
    this = Delivery.objects.filter(pk=delivery.pk)
    if not this.claim(at=timezone.now()):
        return
    try:
        get_backend(delivery.channel).send(_message(delivery))
    except DeliveryError as error:
        _bear(delivery, error)
    else:
        this.finish(DeliveryState.SENT, at=timezone.now())


def _message(delivery: Delivery) -> Message:
    person = delivery.notice.person
    language = language_of(person)
    to = contact_of(person, delivery.channel)
    kind = get_kind(delivery.notice.kind)
    if kind is None:
        raise Refused("unknown kind")
    if not to or not may_write(person, kind):
        raise Refused("nobody to tell")
    text = words(kind, delivery.notice.params, language=language)
    body = f"{text.text}\n{_absolute(text.link)}" if text.link else text.text
    return Message(to, body, text.subject, language, idempotency_key=str(delivery.key))


def _absolute(link: str) -> str:
    base = getattr(settings, "WAGTAILADMIN_BASE_URL", "").rstrip("/")
    return link if "://" in link else f"{base}{link}"


def _bear(delivery: Delivery, error: DeliveryError) -> None:
    """After a failure: later, unless it was refused or the attempts are spent."""
    this = Delivery.objects.filter(pk=delivery.pk)
    attempts = this.values_list("attempts", flat=True).get()
    logger.warning("Delivery %s failed, attempt %s: %s", delivery.key, attempts, type(error).__name__)
    if isinstance(error, Refused) or attempts >= setting("ATTEMPTS"):
        this.finish(DeliveryState.FAILED, at=timezone.now(), reason=str(error))
    else:
        wait = timedelta(minutes=setting("RETRY_MINUTES") * 2 ** (attempts - 1))
        this.postpone(until=timezone.now() + wait, reason=str(error))


def judge_cut_claims() -> int:
    """Decide about hand-overs that were cut off: again where that is safe, otherwise for staff to look at."""
    cut = Delivery.objects.cut(before=timezone.now() - timedelta(minutes=setting("CLAIM_MINUTES")))
    judged = 0
    for delivery in cut:
        this = Delivery.objects.filter(pk=delivery.pk)
        if get_backend(delivery.channel).idempotent:
            this.postpone(until=timezone.now(), reason="cut off")
        else:
            this.finish(DeliveryState.UNCERTAIN, at=timezone.now(), reason="cut off")
        judged += 1
    return judged


def deliver_due() -> int:
    """Set every delivery going whose time has come."""
    due = list(Delivery.objects.due(at=timezone.now()).values_list("pk", flat=True))
    for pk in due:
        delivery_due.send(Delivery, delivery_id=pk)
    return len(due)


def mark_read(*, person, notice_id: int | None = None) -> int:
    """Mark one of the person's own notices as read, or all of them."""
    notices = Notice.objects.for_person(person)
    if notice_id is not None:
        notices = notices.filter(pk=notice_id)
    return notices.mark_read(at=timezone.now())
