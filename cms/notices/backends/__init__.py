"""The ways out of the building: every message to a person leaves through a backend, sign-in codes too."""

from django.utils.module_loading import import_string

from ..conf import setting
from .base import Backend


def get_backend(channel: str) -> Backend:
    """The backend that serves a channel (`email` or `sms`) on this site."""
    return import_string(setting(f"{channel.upper()}_BACKEND"))(channel)
