"""A wrong installation, told early."""

from ipaddress import ip_network

from django.core.checks import Error, Tags, register

from .conf import DEFAULTS, setting


@register(Tags.compatibility)
def check_settings(app_configs, **kwargs):
    """Unknown names in HUNAR_ACCOUNTS, and shared networks that are no addresses."""
    from django.conf import settings

    unknown = sorted(set(getattr(settings, "HUNAR_ACCOUNTS", {})) - set(DEFAULTS))
    found = [Error(f'HUNAR_ACCOUNTS has no setting "{name}".', id="hunar_accounts.E001") for name in unknown]
    for range_ in setting("SHARED_NETWORKS"):
        try:
            ip_network(range_, strict=False)
        except ValueError as error:
            found.append(Error(f'HUNAR_ACCOUNTS["SHARED_NETWORKS"]: {error}', id="hunar_accounts.E002"))
    return found
