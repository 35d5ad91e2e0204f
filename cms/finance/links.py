"""The way to the tools, from the foot of every page."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from themes.chrome import Link


def footer_links(context: dict) -> list[Link]:
    request = context.get("request")
    try:
        url = reverse("hunar_finance:tools")
    except NoReverseMatch:
        return []
    return [Link(_("Money tools"), url, current=bool(request and request.path == url))]
