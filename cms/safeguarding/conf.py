"""Settings of this app."""

from themes.settings_table import Setting, SettingsTable

SETTINGS = SettingsTable(
    "HUNAR_SAFEGUARDING",
    Setting(
        "EXIT_ADDRESS",
        "https://www.bbc.com/weather",
        str,
        "Where the quick exit leads: a page anybody might have been reading.",
    ),
    Setting(
        "RESPONSE_HOURS",
        {"imminent": 1, "high": 24, "medium": 72, "low": 168},
        dict,
        "Severity → hours within which an officer takes a case in hand.",
    ),
    Setting(
        "REPORTS_PER_PERSON",
        {60: 10, 1440: 30},
        dict,
        "Minutes → reports that one person sends with their name. Whoever speaks of danger is never stopped.",
    ),
    Setting(
        "REPORTS_WITHOUT_NAME",
        {60: 60},
        dict,
        "Minutes → reports without a name in all: nobody can be counted by themselves. Danger is never stopped.",
    ),
    Setting("REVIEW_DAYS", 7, int, "How many days a case in hand may lie without a new line in its log."),
)
setting = SETTINGS.value
