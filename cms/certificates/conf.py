"""Settings of this app."""

from django.conf import settings

from themes.settings_table import Setting, SettingsTable

SETTINGS = SettingsTable(
    "HUNAR_CERTIFICATES",
    Setting("NUMBER_PREFIX", "HN", str, "The letters a certificate's number begins with."),
    Setting("BASE_URL", "", str, "Where the QR code points. Empty: `WAGTAILADMIN_BASE_URL`."),
    Setting("STORAGE", "hunar_private", str, "The alias in `STORAGES` that keeps PDFs and frozen images."),
    Setting("PRINT_ATTEMPTS", 5, int, "How often a PDF that failed is tried again before staff must look."),
)
setting = SETTINGS.value


def base_url() -> str:
    """The address of the site, without a slash at the end."""
    return (setting("BASE_URL") or getattr(settings, "WAGTAILADMIN_BASE_URL", "")).rstrip("/")
