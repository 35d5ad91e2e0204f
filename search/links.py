"""The way to the search from every page."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from themes import chrome


def register() -> None:
    chrome.register("tools", search_link, order=10)


def search_link(context: dict) -> list[chrome.Link]:
    try:
        url = reverse("hunar_search:search")
    except NoReverseMatch:  # installed, but its addresses are not in the URLconf
        return []
    request = context.get("request")
    return [chrome.Link(_("Search"), url, current=request is not None and request.path == url, icon="search")]
