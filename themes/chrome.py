"""What stands around every page: navigation, account, languages, footer. Rooms register the links."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info

from .languages import site_languages


@dataclass(frozen=True)
class Link:
    """One link; with `method="post"` it is drawn as a small form (sign out, switch learner)."""

    text: str
    url: str
    current: bool = False
    lang: str = ""
    method: str = "get"
    icon: str = ""


Provider = Callable[[dict], Iterable[Link]]
PLACES = (
    "primary",
    "tools",
    "account",
    "languages",
    "footer",
    "begin",
)  # "begin": where to find a first course
_providers: dict[str, list[tuple[int, Provider]]] = defaultdict(list)


def register(place: str, provider: Provider, *, order: int = 100) -> None:
    """Add a provider of links to a place; call it from AppConfig.ready(). Twice is harmless."""
    if place not in PLACES:
        raise ValueError(f"{place!r} is not one of {', '.join(PLACES)}")
    if (order, provider) not in _providers[place]:
        _providers[place].append((order, provider))


def unregister(place: str, provider: Provider) -> None:
    """Take a provider away again (a host that wants other links; tests)."""
    _providers[place] = [entry for entry in _providers[place] if entry[1] is not provider]


def links(place: str, context: dict) -> list[Link]:
    """All links of a place, in order. `context` is the template context: request, page when there is one.

    Asked once a request: the same links stand in the header, the menu and the footer.
    """
    kept = _kept_on(context.get("request"))
    if place not in kept:
        kept[place] = _gather(place, context)
    return kept[place]


def _kept_on(request: HttpRequest | None) -> dict[str, list[Link]]:
    if request is None:
        return {}
    if not hasattr(request, "_hunar_links"):
        request._hunar_links = {}  # type: ignore[attr-defined]  # a note on the request, as Wagtail leaves its site
    return request._hunar_links


def _gather(place: str, context: dict) -> list[Link]:
    ordered = sorted(_providers[place], key=lambda entry: entry[0])
    found = [link for _, provider in ordered for link in provider(context)]
    return found or (same_path_languages(context) if place == "languages" else [])


def same_path_languages(context: dict) -> list[Link]:
    """The fallback language switch: this path under the other language's prefix, as Django translates it."""
    request = context.get("request")
    if request is None or not settings.USE_I18N:
        return []
    path = request.get_full_path()
    return [
        Link(
            text=get_language_info(code)["name_local"],
            url=translate_url(path, code),
            current=code == get_language(),
            lang=code,
        )
        for code, _ in site_languages()
    ]
