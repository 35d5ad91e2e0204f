"""Settings of this app: one table, read when used. A host sets them in the dictionary `HUNAR_OLX`."""

from typing import Any, NamedTuple

from django.conf import settings

from .archives import MEGABYTE, Limits


class Setting(NamedTuple):
    name: str
    default: Any
    type: type
    meaning: str


SETTINGS = (
    Setting("MAX_ARCHIVE_MB", 200, int, "The largest archive that is opened."),
    Setting("MAX_COURSE_MB", 500, int, "The largest course once unpacked."),
    Setting("MAX_FILE_MB", 100, int, "The largest single file in a course."),
    Setting("MAX_FILES", 20_000, int, "The most files in a course."),
    Setting(
        "STORAGE", "hunar_private", str, "The alias in `STORAGES` that keeps an upload until it was read."
    ),
)
DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def setting(name: str) -> Any:
    """The value of one setting of this app."""
    return getattr(settings, "HUNAR_OLX", {}).get(name, DEFAULTS[name])


def limits() -> Limits:
    return Limits(
        archive=setting("MAX_ARCHIVE_MB") * MEGABYTE,
        total=setting("MAX_COURSE_MB") * MEGABYTE,
        file=setting("MAX_FILE_MB") * MEGABYTE,
        files=setting("MAX_FILES"),
    )
