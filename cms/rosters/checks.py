"""A wrong installation, told early."""

from importlib.util import find_spec

from django.core.checks import Tags, Warning, register  # noqa: A004  Django's own name


@register(Tags.compatibility)
def check_excel(app_configs, **kwargs):
    """Excel's files are XML from a stranger; without defusedxml they are refused."""
    if find_spec("defusedxml"):
        return []
    hint = 'Install "wagtail-hunar[rosters]". CSV is read without it.'
    return [Warning("Lists of people in Excel files are not read.", hint=hint, id="hunar_rosters.W001")]
