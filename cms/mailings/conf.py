"""Settings of this app."""

from themes.settings_table import Setting, SettingsTable

SETTINGS = SettingsTable(
    "HUNAR_MAILINGS",
    Setting(
        "PRICES",
        {"email": "0", "sms": "0", "whatsapp": "0"},
        dict,
        "What one e-mail, one part of a text message and one WhatsApp message cost, as decimals in quotes.",
    ),
    Setting("CURRENCY", "PKR", str, "The currency of the prices."),
    Setting("BATCH", 500, int, "How many people are looked at in one step while a mailing is prepared."),
    Setting("CLAIM", 100, int, "How many messages a worker takes upon itself at once."),
    Setting("SLICE_SECONDS", 60, int, "How long a worker stays with one mailing before it lets others in."),
)
setting = SETTINGS.value
