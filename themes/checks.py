"""A theme that lacks a colour of the contract, or is not there at all, is told at start."""

from django.core.checks import CheckMessage, Error, Tags, register

from . import registry
from .contract import TOKENS
from .registry import Theme
from .stylesheets import colours, source_of


@register(Tags.compatibility)
def check_themes(**_options) -> list[CheckMessage]:
    if not any(theme.name == registry.DEFAULT for theme in registry.themes()):
        hint = 'Add "themes.plain" to INSTALLED_APPS: it dresses a site whose own theme is gone.'
        return [Error("The default theme is not installed.", hint=hint, id="hunar_themes.E001")]
    return [fault for theme in registry.themes() for fault in _faults(theme)]


def _faults(theme: Theme) -> list[CheckMessage]:
    css = source_of(theme.tokens)
    if css is None:
        return [
            Error(f"No app ships {theme.tokens}, the colours of theme {theme.name}.", id="hunar_themes.E002")
        ]
    return [
        Error(f"Theme {theme.name} gives no {scheme} --{token} in {theme.tokens}.", id="hunar_themes.E003")
        for scheme, given in colours(css).items()
        for token in TOKENS
        if token not in given
    ]
