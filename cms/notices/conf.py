"""Settings of this app."""

from themes.settings_table import Setting, SettingsTable

SETTINGS = SettingsTable(
    "HUNAR_NOTICES",
    Setting(
        "EMAIL_BACKEND",
        "cms.notices.backends.smtp.SmtpBackend",
        str,
        "The dotted path of the backend that sends e-mail.",
    ),
    Setting(
        "SMS_BACKEND",
        "cms.notices.backends.console.ConsoleBackend",
        str,
        "The dotted path of the backend that sends text messages.",
    ),
    Setting("FILE_FOLDER", "", str, "Where the file backend writes, one file a message."),
    Setting("CHANNELS", {}, dict, "Kind → list of channels it leaves by, in place of the kind's own."),
    Setting("ATTEMPTS", 5, int, "How often a delivery is tried before it has failed."),
    Setting("RETRY_MINUTES", 2, int, "The wait before the second attempt; it doubles each time."),
    Setting("CLAIM_MINUTES", 10, int, "After how long an unfinished hand-over counts as cut off."),
)
setting = SETTINGS.value
