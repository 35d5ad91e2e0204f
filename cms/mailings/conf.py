"""Settings of this app."""

from themes.settings_table import Setting, SettingsTable

SETTINGS = SettingsTable(
    "HUNAR_MAILINGS",
    Setting(
        "PRICES",
        {"email": "0"},
        dict,
        "What one `email`, one part of an `sms` and one `whatsapp` message cost, as decimals in quotes. Of what is left"
        " out the cost is not told.",
    ),
    Setting("CURRENCY", "PKR", str, "The currency of the prices."),
    Setting("BATCH", 500, int, "How many people are looked at in one step while a mailing is prepared."),
    Setting("CLAIM", 100, int, "How many messages a worker takes upon itself at once."),
    Setting("SLICE_SECONDS", 60, int, "How long a worker stays with one mailing before it lets others in."),
    Setting(
        "CALLBACKS",
        {},
        dict,
        "Name in the address → how a gateway's delivery reports are read, see the class `Callback` in"
        " `cms.mailings.callbacks`.",
    ),
    Setting(
        "SOFT_IN_A_ROW", 3, int, "How many messages in a row come back before an address counts as dead."
    ),
    Setting(
        "BOUNCES_PER_MILLE",
        50,
        int,
        "How many of a thousand messages may come back for good before a mailing pauses itself.",
    ),
    Setting(
        "COMPLAINTS_PER_MILLE",
        3,
        int,
        "How many of a thousand messages may be reported as unwanted before a mailing pauses itself; mail"
        " providers refuse senders above that.",
    ),
    Setting(
        "SERIES_LATE_DAYS", 2, int, "How late a step of a series may still leave after the site stood still."
    ),
    Setting(
        "CONFIRM_DAYS", 3, int, "How long a subscriber may take to confirm; what is not confirmed is deleted."
    ),
    Setting(
        "ASKED_BY_NETWORK", {60: 20, 1440: 60}, dict, "Minutes → how often one network may ask for news."
    ),
    Setting(
        "ASKED_AT_ADDRESS", {10: 1, 1440: 3}, dict, "Minutes → how many mails to confirm one address may get."
    ),
    Setting(
        "CLIENT_ADDRESS",
        "",
        str,
        "The dotted path of a function that tells a request's address; empty: `REMOTE_ADDR`.",
    ),
    Setting("JUDGED_FROM", 100, int, "How many messages must have left by a channel before it is judged."),
)
setting = SETTINGS.value
