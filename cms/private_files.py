"""Where files are kept that only some may fetch: a place no public address leads to."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages


def storage_called(alias: str) -> Storage:
    """The storage a host gives that alias, or a folder beside its media, outside anything that is served."""
    if alias in settings.STORAGES:
        return storages[alias]
    return FileSystemStorage(location=Path(settings.MEDIA_ROOT or "media").resolve().parent / "private")
