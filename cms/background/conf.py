"""Settings of this app: one table, read when used. A host sets them in the dictionary `HUNAR_BACKGROUND`."""

from typing import Any, NamedTuple

from django.conf import settings


class Setting(NamedTuple):
    name: str
    default: Any
    type: type
    meaning: str


SETTINGS = (
    Setting("LEASE_SECONDS", 60, int, "How long a worker may be silent before its task goes to another."),
    Setting("TIME_LIMIT_SECONDS", 900, int, "How long one task may take before it is ended and tried again."),
    Setting("ATTEMPTS", 5, int, "How often a task is tried in all before it has failed."),
    Setting("RETRY_SECONDS", 30, int, "The wait before the second attempt; it doubles each time."),
    Setting("TICK_SECONDS", 60, int, "How often a worker does what has come due; 0 leaves that to cron."),
    Setting("KEEP_DAYS", 30, int, "After how many days the result of a task is deleted."),
)
DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def setting(name: str) -> Any:
    """The value of one setting of this app."""
    return getattr(settings, "HUNAR_BACKGROUND", {}).get(name, DEFAULTS[name])
