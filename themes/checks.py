"""Told at start: a theme or frame that is not whole, a mistake in a dictionary of settings, addresses left out.

The last two are for all rooms: they read what every installed app says of itself, so that none can be forgotten.
"""

from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.template import TemplateDoesNotExist, loader
from django.urls import get_resolver
from django.utils.module_loading import module_has_submodule

from . import registry
from .conf import setting
from .contract import TOKENS
from .registry import Theme
from .rooms import Door, shadowed
from .settings_table import SettingsTable
from .stylesheets import colours, source_of

NEEDED_PIECES = ("head", "body", "scripts")
PROCESSORS = {
    "django.template.context_processors.request": ("E007", "Templates do not know the request."),
    "django.contrib.messages.context_processors.messages": (
        "E009",
        "Nobody is shown what became of the form they sent.",
    ),
}
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


@register(Tags.urls)
def check_doors(**_options) -> list[CheckMessage]:
    """What every installed app of ours is reached by must be in the host's `urls.py`."""
    if not getattr(settings, "ROOT_URLCONF", None):
        return []
    known = get_resolver().namespace_dict
    return [
        Error(
            f"No address leads to {door.namespace}, so pages that link there would fail.",
            hint=f"Add to your urls.py, above Wagtail's own: {door.line}",
            id="hunar_themes.E006",
        )
        for door in doors()
        if door.namespace not in known
    ]


def doors() -> list[Door]:
    return [door for app in apps.get_app_configs() for door in getattr(app, "doors", ())]


@register(Tags.templates)
def check_templates_know_what_they_show(**_options) -> list[CheckMessage]:
    """Without the request no page knows its site, its reader or where it is."""
    engines = [engine for engine in settings.TEMPLATES if engine["BACKEND"].endswith("DjangoTemplates")]
    given = {name for engine in engines for name in engine.get("OPTIONS", {}).get("context_processors", ())}
    return [
        Error(
            words, hint=f'Add "{name}" to the context_processors of TEMPLATES.', id=f"hunar_themes.{number}"
        )
        for name, (number, words) in PROCESSORS.items()
        if name not in given
    ]


@register(Tags.compatibility)
def check_search_is_ours(**_options) -> list[CheckMessage]:
    """`wagtail start` gives every site a package called search. It does no harm, unless our room is wanted too."""
    if not hasattr(settings, "HUNAR_SEARCH") or "search" not in shadowed():
        return []
    hint = "Rename your package called search, or take HUNAR_SEARCH away: the other rooms work without it."
    words = "Your site has a package called search, so Python never finds ours."
    return [Error(words, hint=hint, id="hunar_themes.E008")]
