"""Settings of this app."""

from themes.settings_table import Setting, SettingsTable

SETTINGS = SettingsTable(
    "HUNAR_FACTS",
    Setting("SOON_DAYS", 14, int, "How many days before its review date a fact counts as due soon."),
)
setting = SETTINGS.value
