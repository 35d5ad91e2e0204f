"""Settings of this app."""

from django.conf import settings

from themes.settings_table import Setting, SettingsTable

SETTINGS = SettingsTable(
    "HUNAR_CERTIFICATES",
    Setting("NUMBER_PREFIX", "HN", str, "The letters a certificate's number begins with."),
    Setting("BASE_URL", "", str, "Where the QR code points. Empty: `WAGTAILADMIN_BASE_URL`."),
    Setting("STORAGE", "hunar_private", str, "The alias in `STORAGES` that keeps PDFs and frozen images."),
    Setting("PRINT_ATTEMPTS", 5, int, "How often a PDF that failed is tried again before staff must look."),
    Setting(
        "GUESSES_PER_NETWORK",
        {60: 30, 1440: 100},
        dict,
        "Minutes → certificate numbers that one network address may try and miss.",
    ),
    Setting(
        "CLIENT_ADDRESS",
        "",
        str,
        "The dotted path of a function that tells a request's network address. Empty: `REMOTE_ADDR`, which behind a"
        " proxy is the proxy.",
    ),
)
setting = SETTINGS.value


def base_url() -> str:
    """The address of the site, without a slash at the end."""
    return (setting("BASE_URL") or getattr(settings, "WAGTAILADMIN_BASE_URL", "")).rstrip("/")
