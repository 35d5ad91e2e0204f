"""The way to one's desk: in the links around every page, and in what people are told."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from themes import chrome


def register() -> None:
    chrome.register("account", desk_link, order=20)


def desk(params: dict) -> str:
    """Where most of what people are told leads them."""
    try:
        return reverse("hunar_mentorship:desk")
    except NoReverseMatch:  # a host without these pages
        return ""


def desk_link(context: dict) -> list[chrome.Link]:
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return []
    url = reverse("hunar_mentorship:desk")
    return [chrome.Link(_("My mentoring"), url, current=request.path == url, icon="people")]
