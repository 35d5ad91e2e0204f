"""What higher rooms show on the home page: "continue where you were", what is on this week."""

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.safestring import SafeString

HomePanel = Callable[[HttpRequest], SafeString | str]

_home_panels: dict[str, tuple[int, HomePanel]] = {}


def register_home_panel(name: str, panel: HomePanel, *, order: int = 100) -> None:
    """Add a panel, lowest order first; registering a name again replaces it. A panel returns ready HTML (from
    `render_to_string`), or an empty string when it has nothing to say to this reader."""
    _home_panels[name] = (order, panel)


def home_panels(request: HttpRequest) -> list[SafeString | str]:
    in_order = sorted(_home_panels.values(), key=lambda entry: entry[0])
    return [html for _order, panel in in_order if (html := panel(request))]
