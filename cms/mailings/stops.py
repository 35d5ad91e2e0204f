"""A mark by which an address can be known again and not be read, and who is stopped by one."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from .models import Stop

SALT = "hunar_mailings.stop_list"


def mark_of(address: str) -> str:
    return _mark(address, settings.SECRET_KEY)


def is_marked(address: str, mark: str) -> bool:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return bool(address) and any(constant_time_compare(mark, _mark(address, key)) for key in keys)


def _mark(address: str, secret: str | bytes) -> str:
    return salted_hmac(SALT, address.strip().lower(), secret=secret, algorithm="sha256").hexdigest()


def marks_of(person_ids: Collection[int]) -> dict[int, dict[str, str]]:
    """By person and channel: the mark of the address that is stopped."""
    found: dict[int, dict[str, str]] = {}
    for person, channel, mark in Stop.objects.filter(person__in=person_ids).values_list(
        "person", "channel", "mark"
    ):
        found.setdefault(person, {})[channel] = mark
    return found
