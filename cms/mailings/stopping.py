"""The address that stops news to one person by one channel. Whoever has the message has the address, and it never ends.

It is short, because it stands in text messages: the person's number in 36 signs, a letter for the channel, and twelve
signs (72 bits) of a keyed hash of both.
"""

from __future__ import annotations

import base64
import re

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from .enums import Channel

LETTERS = {"E": Channel.EMAIL, "S": Channel.SMS, "W": Channel.WHATSAPP}
TOKEN = re.compile(r"^([0-9a-z]{1,13})([ESW])([\w-]{12})$", re.ASCII)
GUEST = "G"
LEAVING = re.compile(r"^([0-9a-z]{1,13})G([\w-]{12})$", re.ASCII)
SALT = "hunar_mailings.stop"


def token_of(person_id: int, channel: str) -> str:
    letter = next(letter for letter, known in LETTERS.items() if known == channel)
    return f"{int_to_base36(person_id)}{letter}{_seal(person_id, letter, settings.SECRET_KEY)}"


def read_token(token: str) -> tuple[int, Channel] | None:
    """(the person's id, the channel), or nothing where the token was not made here."""
    found = TOKEN.match(token)
    if not found:
        return None
    person_id, letter, seal = base36_to_int(found[1]), found[2], found[3]
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if any(constant_time_compare(seal, _seal(person_id, letter, key)) for key in keys):
        return person_id, LETTERS[letter]
    return None


def address_of(person_id: int, channel: str) -> str:
    """The whole address, as it stands in a message."""
    base = getattr(settings, "WAGTAILADMIN_BASE_URL", "").rstrip("/")
    return base + reverse("hunar_mailings:stop", args=[token_of(person_id, channel)])


def leaving_address_of(subscriber_id: int) -> str:
    """Where a subscriber leaves: the same, for whom there is one channel and no account."""
    base = getattr(settings, "WAGTAILADMIN_BASE_URL", "").rstrip("/")
    return base + reverse("hunar_mailings:leave", args=[leaving_token_of(subscriber_id)])


def leaving_token_of(subscriber_id: int) -> str:
    return f"{int_to_base36(subscriber_id)}{GUEST}{_seal(subscriber_id, GUEST, settings.SECRET_KEY)}"


def read_leaving_token(token: str) -> int | None:
    found = LEAVING.match(token)
    if not found:
        return None
    subscriber_id = base36_to_int(found[1])
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    fits = any(constant_time_compare(found[2], _seal(subscriber_id, GUEST, key)) for key in keys)
    return subscriber_id if fits else None


def _seal(person_id: int, letter: str, secret: str | bytes) -> str:
    digest = salted_hmac(SALT, f"{person_id}{letter}", secret=secret, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest)[:12].decode()
