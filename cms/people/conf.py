"""Settings of this app: one table, read when used. A host sets them in the dictionary `HUNAR_PEOPLE`."""

from typing import Any, NamedTuple

from django.conf import settings


class Setting(NamedTuple):
    name: str
    default: Any
    type: type
    meaning: str


SETTINGS = (
    Setting(
        "KEEP_DAYS", {}, dict, "Kind of row → days, in place of those in [personal data](personal-data.md)."
    ),
)
DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def setting(name: str) -> Any:
    """The value of one setting of this app."""
    return getattr(settings, "HUNAR_PEOPLE", {}).get(name, DEFAULTS[name])
