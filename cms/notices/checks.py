"""A wrong or unfinished installation, told early."""

from django.core.checks import Error, Tags, register
from django.core.checks import Warning as Unwise
from django.utils.module_loading import import_string

from .conf import setting


@register(Tags.compatibility)
def check_backends(app_configs, **kwargs):
    """Backends that cannot be imported."""
    named = {name: setting(name) for name in ("EMAIL_BACKEND", "SMS_BACKEND")}
    return [
        Error(f"HUNAR_NOTICES[{name!r}]: {fault}", id="hunar_notices.E001")
        for name, path in named.items()
        if (fault := _fault(path))
    ]


def _fault(path: str) -> str:
    try:
        import_string(path)
    except ImportError as error:
        return str(error)
    return ""


@register(Tags.security, deploy=True)
def check_sms_goes_out(app_configs, **kwargs):
    """A live site whose text messages end on its own terminal signs nobody in by phone."""
    if not setting("SMS_BACKEND").startswith("cms.notices.backends."):
        return []
    return [
        Unwise(
            "Text messages do not leave this site, so nobody can sign in by phone.",
            hint='Write a backend for your gateway and name it in HUNAR_NOTICES["SMS_BACKEND"].',
            id="hunar_notices.W001",
        )
    ]
