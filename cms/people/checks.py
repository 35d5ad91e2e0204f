"""A wrong installation, told early."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register  # noqa: A004  Django's own name

from .coverage import unspoken

MIDDLEWARE = "cms.people.middleware.PersonMiddleware"
BEFORE = "django.contrib.auth.middleware.AuthenticationMiddleware"


@register(Tags.compatibility)
def check_middleware(app_configs, **kwargs):
    """Every page of ours asks who the person behind the request is."""
    installed = list(settings.MIDDLEWARE)
    if MIDDLEWARE not in installed:
        hint = f'Add "{MIDDLEWARE}" to MIDDLEWARE, below AuthenticationMiddleware.'
        return [Error("Nobody tells pages which person they are for.", hint=hint, id="hunar_people.E001")]
    if BEFORE in installed and installed.index(BEFORE) > installed.index(MIDDLEWARE):
        words = "PersonMiddleware comes before AuthenticationMiddleware, and finds nobody signed in."
        return [Error(words, hint="Move it below, in MIDDLEWARE.", id="hunar_people.E002")]
    return []


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
