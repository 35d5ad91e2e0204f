"""A wrong or unfinished installation, told early."""

from django.core.checks import Error, Tags, register
from django.core.checks import Warning as Unwise
from django.utils.module_loading import import_string

from .conf import DEFAULTS, setting


@register(Tags.compatibility)
def check_settings(app_configs, **kwargs):
    """Unknown names in HUNAR_NOTICES, and backends that cannot be imported."""
    from django.conf import settings

    unknown = sorted(set(getattr(settings, "HUNAR_NOTICES", {})) - set(DEFAULTS))
    found = [
        Error(
            f'HUNAR_NOTICES has no setting "{name}".',
            id="hunar_notices.E001",
            hint=f"Known: {', '.join(DEFAULTS)}.",
        )
        for name in unknown
    ]
    for name in ("EMAIL_BACKEND", "SMS_BACKEND"):
        try:
            import_string(setting(name))
        except ImportError as error:
            found.append(Error(f"HUNAR_NOTICES[{name!r}]: {error}", id="hunar_notices.E002"))
    return found


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
