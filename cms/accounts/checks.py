"""A wrong installation, told early."""

from ipaddress import ip_network

from django.core.checks import Error, Tags, register

from .conf import setting


@register(Tags.compatibility)
def check_shared_networks(app_configs, **kwargs):
    """Shared networks that are no addresses."""
    return [
        Error(f'HUNAR_ACCOUNTS["SHARED_NETWORKS"]: {fault}', id="hunar_accounts.E001")
        for fault in map(_fault, setting("SHARED_NETWORKS"))
        if fault
    ]


def _fault(range_: str) -> str:
    try:
        ip_network(range_, strict=False)
    except ValueError as error:
        return str(error)
    return ""
