"""The link to my profile, in the menu of the account."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from themes.chrome import Link


def account_links(context: dict) -> list[Link]:
    request = context.get("request")
    if request is None or not getattr(request, "person", None):
        return []
    try:
        url = reverse("hunar_people:profile")
    except NoReverseMatch:  # a host site without these pages
        return []
    return [Link(_("My profile"), url, current=request.path == url, icon="person")]
