"""Where what people take away waits for them: a place no public address leads to."""

from django.core.files.storage import Storage

from ..private_files import storage_called
from .conf import setting


def private_storage() -> Storage:
    """The storage a host names, or one of our own."""
    return storage_called(setting("STORAGE"))
