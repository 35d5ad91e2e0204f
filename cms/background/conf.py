"""Settings of this app."""

from themes.settings_table import Setting, SettingsTable

SETTINGS = SettingsTable(
    "HUNAR_BACKGROUND",
    Setting("LEASE_SECONDS", 60, int, "How long a worker may be silent before its task goes to another."),
    Setting("TIME_LIMIT_SECONDS", 900, int, "How long one task may take before it is ended and tried again."),
    Setting("ATTEMPTS", 5, int, "How often a task is tried in all before it has failed."),
    Setting("RETRY_SECONDS", 30, int, "The wait before the second attempt; it doubles each time."),
    Setting("TICK_SECONDS", 60, int, "How often a worker does what has come due; 0 leaves that to cron."),
)
setting = SETTINGS.value
