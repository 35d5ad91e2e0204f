"""A wrong installation, told early."""

from django.core.checks import Error, Tags, register

from .callbacks import callback_named
from .conf import setting
from .enums import Channel


@register(Tags.compatibility)
def check_callbacks(app_configs, **kwargs):
    """Reports of gateways that could not be believed or understood."""
    faults = {name: _fault(name) for name in setting("CALLBACKS")}
    return [
        Error(f'HUNAR_MAILINGS["CALLBACKS"]["{name}"]: {fault}', id="hunar_mailings.E001")
        for name, fault in faults.items()
        if fault
    ]


def _fault(name: str) -> str:
    try:
        callback = callback_named(name, setting("CALLBACKS"))
    except TypeError as error:
        return str(error)
    return "" if callback and callback.channel in Channel.values else "its channel is email, sms or whatsapp."
