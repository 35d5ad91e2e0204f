"""Settings of this app."""

from themes.settings_table import Setting, SettingsTable

SETTINGS = SettingsTable(
    "HUNAR_LINKS",
    Setting("BATCH", 10, int, "How many links to other sites a tick looks at, each of another site."),
    Setting("DAYS", 3, int, "On how many days a link must fail before editors are told."),
    Setting("EVERY_DAYS", 7, int, "After how many days a link that works is looked at again."),
    Setting("SECONDS", 5.0, float, "How long another site may take for one answer."),
)
setting = SETTINGS.value
