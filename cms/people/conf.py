"""Settings of this app."""

from themes.settings_table import Setting, SettingsTable

SETTINGS = SettingsTable(
    "HUNAR_PEOPLE",
    Setting(
        "KEEP_DAYS", {}, dict, "Kind of row → days, in place of those in [personal data](personal-data.md)."
    ),
)
setting = SETTINGS.value
