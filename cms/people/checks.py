"""A wrong installation, told early."""

from django.core.checks import Tags, Warning, register  # noqa: A004  Django's own name

from .coverage import unspoken


@register(Tags.security, deploy=True)
def check_everything_is_spoken_for(app_configs, **kwargs):
    """What leads to a person and is declared by nobody would be neither shown to them nor erased."""
    return [
        Warning(
            f"{column} leads to a person, and no app says how it is shown and erased.",
            hint="Declare it in the personal_data.py of one of your apps.",
            id="hunar_people.W001",
        )
        for column in unspoken()
    ]
