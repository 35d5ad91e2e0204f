"""Which themes are installed, by name."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Theme:
    """A theme: its token stylesheet, further stylesheets, and the folder its own templates lie in."""

    name: str
    label: Any  # lazily translated
    tokens: str  # static path of the stylesheet that gives every colour of the contract
    stylesheets: tuple[str, ...] = ()
    templates: str = ""  # e.g. "my_theme": my_theme/elements/button.html goes before ours

    def templates_for(self, path: str) -> list[str]:
        own = [f"{self.templates}/{path}"] if self.templates else []
        return [*own, f"hunar_themes/{path}"]


DEFAULT = "plain"
_themes: dict[str, Theme] = {}


def register(theme: Theme) -> None:
    """Make a theme known; call it from AppConfig.ready()."""
    _themes[theme.name] = theme


def themes() -> list[Theme]:
    return list(_themes.values())


def theme_choices() -> list[tuple[str, Any]]:
    """For the site setting: read when the form is built, so a new theme makes no migration."""
    return [(theme.name, theme.label) for theme in _themes.values()]


def theme_named(name: str) -> Theme:
    """The theme of that name, or the default when it is no longer installed."""
    return _themes.get(name) or _themes[DEFAULT]
