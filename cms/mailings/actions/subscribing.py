"""Somebody without an account asks for news, shows that the address is theirs, and leaves."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from uuid import UUID, uuid5

from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from cms.notices.backends import get_backend
from cms.notices.backends.base import Message

from ..conf import setting
from ..consents import NEWS
from ..enums import Channel
from ..models import Subscriber
from ..signals import subscriber_asked

SALT = "hunar_mailings.confirm"
MAILS = UUID(
    "5f0e3c54-53a4-4c0f-9d1b-8f6a7c1d2e30"
)  # whatever has a name here is one mail, however often it is sent


@transaction.atomic
def ask_for_news(*, email: str, language: str) -> Subscriber:
    """Keep the address until it is confirmed, and write to it. Known or not, the same happens."""
    subscriber = _kept(email.strip().lower(), language)
    Subscriber.objects.filter(pk=subscriber.pk).update(asked_at=timezone.now())
    told = {"subscriber_id": subscriber.pk, "language": language}
    transaction.on_commit(partial(subscriber_asked.send, Subscriber, **told))
    return subscriber


def _kept(email: str, language: str) -> Subscriber:
    here, version = Subscriber.objects.at(email), NEWS[Channel.EMAIL].wording.version
    if known := here.first():
        return known
    try:
        with transaction.atomic():
            return Subscriber.objects.create(email=email, language=language, wording_version=version)
    except IntegrityError:  # asked for twice in the same moment
        return here.get()


def send_confirmation(*, subscriber_id: int, language: str) -> None:
    """The mail with the way to confirm. Sent twice, it is one for a gateway that knows its key."""
    subscriber = Subscriber.objects.filter(pk=subscriber_id, ended_at=None).first()
    if subscriber is None:
        return
    key = uuid5(MAILS, f"{subscriber.pk} {subscriber.asked_at.isoformat()} {language}")
    subject, text = _words(language, confirming_address_of(subscriber_id, language))
    get_backend(Channel.EMAIL).send(Message(subscriber.email, text, subject, language, str(key)))


def _words(language: str, address: str) -> tuple[str, str]:
    site = {"site": settings.WAGTAIL_SITE_NAME, "address": address, "days": setting("CONFIRM_DAYS")}
    with override(language):
        return gettext("Do you want news from %(site)s?") % site, gettext(
            "Somebody, we hope you, asked for news from %(site)s at this address.\n\n"
            "To get it, open this page and press the button:\n%(address)s\n\n"
            "If it was not you, do nothing: no news comes, and your address is deleted after %(days)s days."
        ) % site


def confirming_address_of(subscriber_id: int, language: str) -> str:
    base = getattr(settings, "WAGTAILADMIN_BASE_URL", "").rstrip("/")
    with override(language):
        return base + reverse("hunar_news:confirm", args=[confirming_token_of(subscriber_id, language)])


def confirming_token_of(subscriber_id: int, language: str) -> str:
    return signing.dumps([subscriber_id, language], salt=SALT)


def read_confirming(token: str) -> tuple[int, str] | None:
    """(the subscriber, the language asked for), or nothing when it is old or was not made here."""
    try:
        subscriber_id, language = signing.loads(
            token, salt=SALT, max_age=timedelta(days=setting("CONFIRM_DAYS"))
        )
    except signing.BadSignature:
        return None
    return subscriber_id, language


def confirm(*, subscriber_id: int, language: str) -> bool:
    """From now on news comes, in that language. False when the address is no longer here."""
    return Subscriber.objects.filter(pk=subscriber_id).confirm(
        at=timezone.now(), language=language, wording_version=NEWS[Channel.EMAIL].wording.version
    )


def leave(*, subscriber_id: int) -> bool:
    """Forget the address. Leaving twice changes nothing."""
    return Subscriber.objects.filter(pk=subscriber_id).end(at=timezone.now())


def forget(*, email: str) -> bool:
    """For somebody who asked staff for it."""
    return Subscriber.objects.at(email).end(at=timezone.now())
