"""Settings of this app: one table, read when used. A host sets them in the dictionary `HUNAR_PAGES`."""

from typing import Any, NamedTuple

from django.conf import settings


class Setting(NamedTuple):
    name: str
    default: Any
    type: type
    meaning: str


SETTINGS = (
    Setting(
        "ACCEL",
        "",
        str,
        "The address inside nginx (`internal`) that stands for the media folder: documents are sent by nginx, once"
        " it is settled here who may have them. Empty: sent by Django.",
    ),
)
DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def setting(name: str) -> Any:
    """The value of one setting of this app."""
    return getattr(settings, "HUNAR_PAGES", {}).get(name, DEFAULTS[name])
