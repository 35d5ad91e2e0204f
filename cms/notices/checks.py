"""A wrong or unfinished installation, told early."""

from datetime import time
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from django.core.checks import Error, Tags, register
from django.core.checks import Warning as Unwise
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from .conf import setting
from .quiet import AWAKE_AT_LEAST, waking

CHANNELS = ("email", "sms", "whatsapp")
HTTP = "cms.notices.backends.http.HttpBackend"


@register(Tags.compatibility)
def check_backends(app_configs, **kwargs):
    """Backends that cannot be imported."""
    named = {name: setting(name) for name in ("EMAIL_BACKEND", "SMS_BACKEND", "WHATSAPP_BACKEND")}
    return [
        Error(f"HUNAR_NOTICES[{name!r}]: {fault}", id="hunar_notices.E001")
        for name, path in named.items()
        if (path or name != "WHATSAPP_BACKEND") and (fault := _fault(path))
    ]


def _fault(path: str) -> str:
    try:
        import_string(path)
    except ImportError as error:
        return str(error)
    return ""


@register(Tags.compatibility)
def check_gateways(app_configs, **kwargs):
    """Gateways that cannot be spoken to, or that would be told numbers and words in the open."""
    faults = {channel: _gateway_fault(channel) for channel in _over_http()}
    return [
        Error(f'HUNAR_NOTICES["GATEWAYS"]["{channel}"]: {fault}', id="hunar_notices.E003")
        for channel, fault in faults.items()
        if fault
    ]


def _over_http() -> list[str]:
    return [channel for channel in CHANNELS if setting(f"{channel.upper()}_BACKEND") == HTTP]


def _gateway_fault(channel: str) -> str:
    from .backends.http import gateway_of

    try:
        address = urlsplit(gateway_of(channel).url)
    except ImproperlyConfigured as error:
        return str(error)
    is_here = address.hostname in ("localhost", "127.0.0.1")
    return "" if address.scheme == "https" or is_here else "its url begins with https://."


@register(Tags.compatibility)
def check_hours(app_configs, **kwargs):
    """Quiet hours and time zones that cannot be read."""
    return [
        Error(f"HUNAR_NOTICES[{name!r}]: {fault}", id="hunar_notices.E002")
        for name, fault in (("QUIET_HOURS", _hours_fault()), ("TIME_ZONES", _zones_fault()))
        if fault
    ]


def _hours_fault() -> str:
    try:
        start, end = (time.fromisoformat(hour) for hour in setting("QUIET_HOURS"))
    except (TypeError, ValueError) as error:
        return f'two hours are wanted, such as ["21:00", "08:00"] ({error})'
    return (
        "" if waking(start, end) >= AWAKE_AT_LEAST else "too little of the day is left for messages to leave"
    )


def _zones_fault() -> str:
    unknown = sorted(set(setting("TIME_ZONES")) - available_timezones())
    return f"no such zone: {', '.join(unknown)}" if unknown else ""


@register(Tags.compatibility)
def check_prayers(app_configs, **kwargs):
    """Prayers that would fill the day, or that are nowhere."""
    faults = {
        "PRAYER_MINUTES": "from 0 to 60." if not 0 <= setting("PRAYER_MINUTES") <= 60 else "",
        "FRIDAY_MINUTES": "from 0 to 180." if not 0 <= setting("FRIDAY_MINUTES") <= 180 else "",
        "ASR_SHADOW": "1 or 2." if setting("ASR_SHADOW") not in (1, 2) else "",
        "PRAYER_PLACE": _place_fault(),
    }
    return [
        Error(f"HUNAR_NOTICES[{name!r}]: {fault}", id="hunar_notices.E004")
        for name, fault in faults.items()
        if fault
    ]


def _place_fault() -> str:
    place = setting("PRAYER_PLACE")
    fits = len(place) == 2 and all(isinstance(each, int | float) for each in place)
    is_there = fits and -66 <= place[0] <= 66 and -180 <= place[1] <= 180
    return (
        ""
        if is_there
        else "a latitude between the polar circles and a longitude are wanted, such as [30.2, 71.47]"
    )


@register(Tags.security, deploy=True)
def check_sms_goes_out(app_configs, **kwargs):
    """A live site whose text messages end on its own terminal signs nobody in by phone."""
    path = setting("SMS_BACKEND")
    if path == HTTP or not path.startswith("cms.notices.backends."):
        return []
    return [
        Unwise(
            "Text messages do not leave this site, so nobody can sign in by phone.",
            hint=f'Name {HTTP}, or a backend of your own, in HUNAR_NOTICES["SMS_BACKEND"].',
            id="hunar_notices.W001",
        )
    ]
