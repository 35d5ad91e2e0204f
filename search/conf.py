"""Settings of this app."""

from themes.settings_table import Setting, SettingsTable

SETTINGS = SettingsTable(
    "HUNAR_SEARCH",
    Setting(
        "BACKEND",
        "search.backends.database.DatabaseBackend",
        str,
        "The class that keeps the index: its path.",
    ),
    Setting(
        "ELASTICSEARCH_URL", "", str, "The engine that answers while it can; empty: the database answers."
    ),
    Setting("ELASTICSEARCH_INDEX", "hunar", str, "What the index's alias is called there."),
    Setting("ELASTICSEARCH_SECONDS", 0.8, float, "How long the engine may take before the database answers."),
    Setting("ELASTICSEARCH_REST", 30, int, "Seconds the engine is left alone after it failed."),
    Setting("PAGE_SIZE", 10, int, "How many answers stand on a page."),
    Setting("PAGES", 50, int, "How many pages of answers may be turned."),
    Setting("SUGGESTIONS", 6, int, "How many suggestions are made while somebody types."),
    Setting("UNANSWERED_TIMES", 3, int, "How often something was asked in vain before editors see it."),
    Setting("UNANSWERED_DAYS", 90, int, "After how many days without being asked again it is forgotten."),
    Setting("CHECK_SLICE", 500, int, "How many objects one tick compares with their documents."),
)
setting = SETTINGS.value
