"""A wrong installation, told early."""

from django.core.checks import Error, Tags, register
from django.utils.module_loading import import_string

from .conf import setting


@register(Tags.compatibility)
def check_who_asks_is_made_sure_of(app_configs, **kwargs):
    """A way of confirming that cannot be imported would let nobody in, or fail in front of them."""
    try:
        import_string(setting("CONFIRM"))
    except ImportError as error:
        return [Error(f'HUNAR_PRIVACY["CONFIRM"]: {error}', id="hunar_privacy.E001")]
    return []
