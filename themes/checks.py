"""Told at start: a theme that lacks a colour or is not there at all, and a dictionary of settings with a mistake in it.

The second is for all rooms: it reads the table of every installed app, so that none can forget to have its own checked.
"""

from importlib import import_module

from django.apps import apps
from django.core.checks import CheckMessage, Error, Tags, register
from django.template import TemplateDoesNotExist, loader
from django.utils.module_loading import module_has_submodule

from . import registry
from .conf import setting
from .contract import TOKENS
from .registry import Theme
from .settings_table import SettingsTable
from .stylesheets import colours, source_of

NEEDED_PIECES = ("head", "body", "scripts")
READ = "docs/how-to/add-courses-to-your-site.md shows a whole one."


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


@register(Tags.compatibility)
def check_settings(**_options) -> list[CheckMessage]:
    """Unknown names and wrong types in what a host gives to any app."""
    return [fault for table in settings_tables() for fault in table.faults()]


def settings_tables() -> list[SettingsTable]:
    """The table in the `conf` module of each installed app that has one."""
    modules = [
        import_module(f"{app.name}.conf")
        for app in apps.get_app_configs()
        if module_has_submodule(app.module, "conf")
    ]
    found = [getattr(module, "SETTINGS", None) for module in modules]
    return [table for table in found if isinstance(table, SettingsTable)]


@register(Tags.templates)
def check_frame(**_options) -> list[CheckMessage]:
    """A host's frame must be there, and put our stylesheets and our page into its own."""
    frame = setting("FRAME")
    if not frame:
        return []
    try:
        source = loader.get_template(frame).template.source
    except TemplateDoesNotExist:
        hint = f'Write the template, or take HUNAR_THEMES["FRAME"] away. {READ}'
        return [
            Error(
                f"There is no template {frame} for our pages to stand in.", hint=hint, id="hunar_themes.E004"
            )
        ]
    missing = [piece for piece in NEEDED_PIECES if f"hunar.{piece}" not in source]
    words = " and ".join(f"{{{{ hunar.{piece} }}}}" for piece in missing)
    return [Error(f"{frame} does not show {words}.", hint=READ, id="hunar_themes.E005")] if missing else []
