"""Settings of this app."""

from themes.settings_table import Setting, SettingsTable

SETTINGS = SettingsTable(
    "HUNAR_MENTORSHIP",
    Setting(
        "CANDIDATES",
        100,
        int,
        "Mentors looked at first for each mentee; more are called in when they matter.",
    ),
    Setting("GAP", 0.0005, float, "How far from the proven best a run may stop, as a share of the score."),
    Setting(
        "VETTING_NOTICE_DAYS",
        30,
        int,
        "So many days before a vetting runs out the mentor is told, and programme staff see it on their desk.",
    ),
    Setting("VETTING_MONTHS", 24, int, "How long a vetting holds unless staff say otherwise."),
    Setting(
        "REFERENCES", 2, int, "So many references must have been spoken to before a mentor passes vetting."
    ),
    Setting("UNANSWERED", 3, int, "After so many requests left unanswered in a row a mentor is paused."),
    Setting(
        "MESSAGES_PER_THREAD",
        {1: 20, 60: 200, 1440: 600},
        dict,
        "Minutes → messages that one person writes into the thread of one match or circle.",
    ),
    Setting("REMINDER_HOURS", [24, 2], list, "Hours before a meeting at which both are reminded."),
    Setting("RUN_CUT_MINUTES", 5, int, "A run without a sign of life for so long is taken up again."),
    Setting("RUN_ATTEMPTS", 3, int, "How often a run that was cut is taken up before it has failed."),
)
setting = SETTINGS.value
