"""A page in every language, and the way down to it: one query for the switch, hreflang and breadcrumbs alike."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override
from wagtail.models import Page

from themes.languages import site_languages

FIRST_DEPTH = 2  # depth 1 is Wagtail's root, which is nobody's page


@dataclass(frozen=True)
class Version:
    """Where a reader of one language is sent from a page."""

    language: str
    url: str
    same: bool
    """It is this very page; otherwise the nearest page above that the language has."""


@dataclass(frozen=True)
class Place:
    """A page among its versions and below its ancestors."""

    versions: dict[str, Version]
    trail: list[tuple[str, str]]
    """(title, address) of each page above it and itself, in its own language."""


def place_of(page: Page, request: HttpRequest) -> Place:
    """Asked several times while a page is drawn, answered from the first."""
    known = request.__dict__.setdefault("_hunar_places", {})
    key = (page.pk, page.path)
    if key not in known:
        known[key] = _find(page, request)
    return known[key]


def _find(page: Page, request: HttpRequest) -> Place:
    if not page.path:  # the preview of a page that was never saved
        return Place({}, [])
    family = list(_family(page))
    nearest = {relative.locale.language_code: relative for relative in family}  # by depth: the deepest stays
    versions = {
        language: Version(
            language, relative.get_url(request) or "", relative.translation_key == page.translation_key
        )
        for language, relative in nearest.items()
    }
    own_line = [relative for relative in family if page.path.startswith(relative.path)]
    return Place(versions, [(relative.title, relative.get_url(request) or "") for relative in own_line])


def _family(page: Page):
    """The live pages that are this page or one above it, in any language, from the top down."""
    cuts = range(FIRST_DEPTH * page.steplen, len(page.path) + 1, page.steplen)
    above = Page.objects.filter(path__in=[page.path[:cut] for cut in cuts]).values("translation_key")
    return Page.objects.live().filter(translation_key__in=above).select_related("locale").order_by("depth")


def addresses(context: dict) -> dict[str, str]:
    """Where the language switch leads, by language: this page, the nearest above it, or the language's home."""
    request, page = context.get("request"), context.get("page")
    if request is None:
        return {}
    if not isinstance(page, Page):
        return {code: translated_path(request, code) for code, _ in site_languages()}
    versions = place_of(page, request).versions
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    found = {code: v.url + (query if v.same else "") for code, v in versions.items()}
    return {code: found.get(code) or home_address(code) for code, _ in site_languages()}


def translated_path(request: HttpRequest, language: str) -> str:
    """This address under another language's prefix; that language's home when it has no such form."""
    path = request.get_full_path()
    other = translate_url(path, language)
    same_language = language == (get_language() or "").split("-")[0]
    return other if other != path or same_language else home_address(language)


def home_address(language: str) -> str:
    with override(language):
        return reverse("wagtail_serve", args=("",))


def alternates(context: dict) -> dict[str, str]:
    """Full addresses of the versions that say the same in other words, for search engines."""
    request, page = context.get("request"), context.get("page")
    if request is None or not isinstance(page, Page):
        return {}
    same = [version for version in place_of(page, request).versions.values() if version.same and version.url]
    return {version.language: request.build_absolute_uri(version.url) for version in same}
