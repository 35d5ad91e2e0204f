"""Settings of this app."""

from themes.settings_table import Setting, SettingsTable

SETTINGS = SettingsTable(
    "HUNAR_PRIVACY",
    Setting("STORAGE", "hunar_private", str, "The alias in `STORAGES` that keeps what people take away."),
    Setting("EXPORT_DAYS", 7, int, "How many days a person's data can be fetched once it is ready."),
    Setting("EXPORTS_PER_DAY", 3, int, "How often a day a person may ask for their data."),
    Setting("EXPORT_ATTEMPTS", 5, int, "How often making it is tried before staff must look."),
    Setting("COOLING_OFF_DAYS", 7, int, "How many days pass between asking for erasure and its being done."),
    Setting(
        "CONFIRM",
        "cms.privacy.confirming.signed_in_lately",
        str,
        "The dotted path of what makes sure who asks: given the request, it answers where to send it, or None.",
    ),
    Setting(
        "CONFIRM_MINUTES", 15, int, "For how many minutes after signing in `signed_in_lately` asks nothing."
    ),
)
setting = SETTINGS.value
