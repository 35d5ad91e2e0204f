"""Settings of this app: one table, read when used. A host sets them in the dictionary `HUNAR_CERTIFICATES`."""

from typing import Any, NamedTuple

from django.conf import settings


class Setting(NamedTuple):
    name: str
    default: Any
    type: type
    meaning: str


SETTINGS = (
    Setting("NUMBER_PREFIX", "HN", str, "The letters a certificate's number begins with."),
    Setting("BASE_URL", "", str, "Where the QR code points. Empty: `WAGTAILADMIN_BASE_URL`."),
    Setting("STORAGE", "hunar_private", str, "The alias in `STORAGES` that keeps PDFs and frozen images."),
    Setting("PRINT_ATTEMPTS", 5, int, "How often a PDF that failed is tried again before staff must look."),
)
DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def setting(name: str) -> Any:
    """The value of one setting of this app."""
    return getattr(settings, "HUNAR_CERTIFICATES", {}).get(name, DEFAULTS[name])


def base_url() -> str:
    """The address of the site, without a slash at the end."""
    return (setting("BASE_URL") or getattr(settings, "WAGTAILADMIN_BASE_URL", "")).rstrip("/")
