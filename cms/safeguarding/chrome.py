"""The way to one's safety, in the menu of the account."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from themes.chrome import Link


def account_links(context: dict) -> list[Link]:
    request = context.get("request")
    if request is None or not getattr(request, "person", None):
        return []
    return _links(request)


def footer_links(context: dict) -> list[Link]:
    """For everybody: whoever needs it may not be signed in."""
    request = context.get("request")
    return _links(request) if request else []


def _links(request) -> list[Link]:
    try:
        url = reverse("hunar_safeguarding:safety")
    except NoReverseMatch:  # a host site without these pages
        return []
    return [Link(_("Your safety"), url, current=request.path == url, icon="shield")]
