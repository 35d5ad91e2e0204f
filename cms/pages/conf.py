"""Settings of this app."""

from themes.settings_table import Setting, SettingsTable

SETTINGS = SettingsTable(
    "HUNAR_PAGES",
    Setting(
        "ACCEL",
        "",
        str,
        "The address inside nginx (`internal`) that stands for the media folder: documents are sent by nginx, once"
        " it is settled here who may have them. Empty: sent by Django.",
    ),
)
setting = SETTINGS.value
