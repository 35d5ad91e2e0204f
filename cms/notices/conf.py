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
    Setting(
        "WHATSAPP_BACKEND",
        "",
        str,
        "The dotted path of the backend that sends WhatsApp messages; none: they are not offered.",
    ),
    Setting(
        "GATEWAYS",
        {},
        dict,
        "Channel → how `cms.notices.backends.http.HttpBackend` speaks to its carrier, see the class `Gateway` there.",
    ),
    Setting(
        "BOUNCES_TO",
        "",
        str,
        "The mailbox to which e-mail that does not arrive comes back (the envelope's sender); none: the site's own.",
    ),
    Setting("FILE_FOLDER", "", str, "Where the file and the spool backend write."),
    Setting("CHANNELS", {}, dict, "Kind → list of channels it leaves by, in place of the kind's own."),
    Setting(
        "QUIET_HOURS",
        ["21:00", "08:00"],
        list,
        "When messages wait, from and to, for people who have not chosen hours of their own. Twice the same: never.",
    ),
    Setting(
        "PRAYER_MINUTES",
        0,
        int,
        "For how long after the beginning of each prayer messages wait that would make a phone sound; 0: for none.",
    ),
    Setting("FRIDAY_MINUTES", 120, int, "The same on Friday at noon."),
    Setting(
        "PRAYER_PLACE",
        [30.2, 71.47],
        list,
        "Latitude and longitude where people live who have not told: a middle of the country (Multan).",
    ),
    Setting("ASR_SHADOW", 2, int, "When Asr begins: 2 with the Hanafis, 1 with the other schools."),
    Setting(
        "TIME_ZONES",
        [
            *("Asia/Karachi", "Asia/Dubai", "Asia/Riyadh", "Asia/Singapore", "Australia/Sydney"),
            *("Europe/Istanbul", "Europe/Berlin", "Europe/London"),
            *("America/New_York", "America/Chicago", "America/Los_Angeles"),
        ],
        list,
        "The time zones people choose from, beside the site's own.",
    ),
    Setting(
        "NEUTRAL",
        False,
        bool,
        "Whether messages to people who have not chosen say only that there is one, for phones that are shared.",
    ),
    Setting(
        "SPREAD_MINUTES", 30, int, "Over how long what waited for the end of quiet hours leaves afterwards."
    ),
    Setting("ATTEMPTS", 5, int, "How often a delivery is tried before it has failed."),
    Setting("RETRY_MINUTES", 2, int, "The wait before the second attempt; it doubles each time."),
    Setting("CLAIM_MINUTES", 10, int, "After how long an unfinished hand-over counts as cut off."),
    Setting(
        "QUEUE_LENGTH", 1000, int, "How many deliveries wait for a worker at most; the others wait here."
    ),
    Setting(
        "QUEUE_MINUTES", 30, int, "After how long a delivery that no worker took up is given to one again."
    ),
)
setting = SETTINGS.value
