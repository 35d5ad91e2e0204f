"""Settings of this app."""

from themes.settings_table import Setting, SettingsTable

from .archives import MEGABYTE, Limits

SETTINGS = SettingsTable(
    "HUNAR_OLX",
    Setting("MAX_ARCHIVE_MB", 200, int, "The largest archive that is opened."),
    Setting("MAX_COURSE_MB", 500, int, "The largest course once unpacked."),
    Setting("MAX_FILE_MB", 100, int, "The largest single file in a course."),
    Setting("MAX_FILES", 20_000, int, "The most files in a course."),
    Setting(
        "STORAGE", "hunar_private", str, "The alias in `STORAGES` that keeps an upload until it was read."
    ),
)
setting = SETTINGS.value


def limits() -> Limits:
    return Limits(
        archive=setting("MAX_ARCHIVE_MB") * MEGABYTE,
        total=setting("MAX_COURSE_MB") * MEGABYTE,
        file=setting("MAX_FILE_MB") * MEGABYTE,
        files=setting("MAX_FILES"),
    )
