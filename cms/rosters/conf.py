"""Settings of this app."""

from themes.settings_table import Setting, SettingsTable

from .bounds import MEGABYTE, Limits

SETTINGS = SettingsTable(
    "HUNAR_ROSTERS",
    Setting("PHONE_REGION", "PK", str, "The country a number without a country code belongs to."),
    Setting("MAX_FILE_MB", 5, int, "The largest list that is opened."),
    Setting("MAX_UNPACKED_MB", 40, int, "The largest Excel list once unpacked."),
    Setting("MAX_ROWS", 10_000, int, "The most people in one list."),
    Setting("MAX_COLUMNS", 60, int, "The most columns in a list."),
    Setting("MAX_CELL", 500, int, "The most characters in one cell."),
    Setting("SLICE", 250, int, "How many people are written in one transaction."),
    Setting("STORAGE", "hunar_private", str, "The alias in `STORAGES` that keeps a list until it was read."),
)
setting = SETTINGS.value


def limits() -> Limits:
    return Limits(
        file=setting("MAX_FILE_MB") * MEGABYTE,
        unpacked=setting("MAX_UNPACKED_MB") * MEGABYTE,
        rows=setting("MAX_ROWS"),
        columns=setting("MAX_COLUMNS"),
        cell=setting("MAX_CELL"),
    )
