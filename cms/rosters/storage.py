"""Where a list waits to be read: a place no public address leads to."""

from django.core.files.storage import Storage

from cms.private_files import storage_called

from .conf import setting


def private_storage() -> Storage:
    """The storage a host names, or one of our own."""
    return storage_called(setting("STORAGE"))
