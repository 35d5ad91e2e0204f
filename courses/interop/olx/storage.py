"""Where an upload waits to be read: a place no public address leads to."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages

from .conf import setting


def private_storage() -> Storage:
    """The storage a host names, or a folder beside its media, outside anything that is served."""
    alias = setting("STORAGE")
    if alias in settings.STORAGES:
        return storages[alias]
    return FileSystemStorage(location=Path(settings.MEDIA_ROOT or "media").resolve().parent / "private")
