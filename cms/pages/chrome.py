"""Links of the site's own pages: the menu, the footer, the language switch."""

from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page, Site

from themes.chrome import Link

from .versions import addresses


def menu_links(context: dict) -> list[Link]:
    """First-level pages with "show in menus", in the language being read."""
    return [link for page, link in _first_level(context.get("request")) if page.show_in_menus]


def footer_links(context: dict) -> list[Link]:
    """First-level pages marked for the footer: privacy, contact, help."""
    return [link for page, link in _first_level(context.get("request")) if page.in_footer]


def language_links(context: dict) -> list[Link]:
    current = (get_language() or "").split("-")[0]
    return [
        Link(get_language_info(code)["name_local"], url, current=code == current, lang=code)
        for code, url in addresses(context).items()
    ]


def _link(page: Page, request: HttpRequest) -> Link:
    url = page.get_url(request) or ""
    return Link(page.title, url, current=bool(url) and request.path.startswith(url))


def _first_level(request: HttpRequest | None) -> list[tuple[Page, Link]]:
    """Pages right below home that stand in the menu or the footer: one query for both, once a request."""
    if request is None:
        return []
    language = get_language()
    known = request.__dict__.setdefault("_hunar_first_level", {})
    if language not in known:
        home = home_path(request, language)
        known[language] = [(page, _link(page, request)) for page in _listed_below(home)] if home else []
    return known[language]


def _listed_below(home: str):
    listed = Q(show_in_menus=True) | Q(hunar_standardpage__show_in_footer=True)
    return (
        Page.objects.live()
        .filter(listed, url_path__startswith=home, depth=home.count("/") + 1)
        .annotate(in_footer=F("hunar_standardpage__show_in_footer"))
        .order_by("path")
    )


def home_path(request: HttpRequest, language: str | None) -> str:
    """`url_path` of this site's home page in a language, from Wagtail's cache; empty when there is none."""
    site = Site.find_for_request(request)
    roots = [root for root in Site.get_site_root_paths() if site and root.site_id == site.pk]
    paths = {root.language_code: root.root_path for root in roots}
    return paths.get(language or "", "")
