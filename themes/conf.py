"""Settings of this app."""

from .settings_table import Setting, SettingsTable

SETTINGS = SettingsTable(
    "HUNAR_THEMES",
    Setting("FRAME", "", str, "A template of the host that our pages stand in; empty: pages of their own."),
    Setting(
        "FRAME_SCHEME", "light", str, "Colours in that frame: `light`, `dark` or `auto`, as the device asks."
    ),
)
setting = SETTINGS.value
