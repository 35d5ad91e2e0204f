"""Settings of the Open edX import: one table, read when used."""

from __future__ import annotations

from typing import Any

from django.conf import settings

MEGABYTE = 1024 * 1024

# name: (default, type, what it means)
SETTINGS: dict[str, tuple[Any, type, str]] = {
    "MAX_ARCHIVE_MB": (200, int, "largest archive that is opened, in megabytes"),
    "MAX_COURSE_MB": (500, int, "largest course once unpacked, in megabytes"),
    "MAX_FILE_MB": (100, int, "largest single file in a course, in megabytes"),
    "MAX_FILES": (20_000, int, "most files in a course"),
    "UPLOADS": ("", str, "private folder for uploads on their way in; empty: a folder beside MEDIA_ROOT"),
}


def get(name: str) -> Any:
    """The site's value from `HUNAR_OLX`, or the default."""
    default, kind, _meaning = SETTINGS[name]
    value = getattr(settings, "HUNAR_OLX", {}).get(name, default)
    return kind(value)
