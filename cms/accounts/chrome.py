"""The links of a page that depend on who is reading."""

from django.urls import reverse
from django.utils.translation import gettext as _

from themes.chrome import Link


def account_links(context: dict) -> list[Link]:
    """In and out. Out is a form: one tap, and no address that signs people out."""
    request = context.get("request")
    if request is None or not hasattr(request, "user"):
        return []
    if not request.user.is_authenticated:
        return [
            Link(_("Sign in"), reverse("account_login"), icon="person"),
            Link(_("Join"), reverse("account_signup"), icon="plus"),
        ]
    return [
        Link(_("My account"), reverse("hunar_accounts:account"), icon="person"),
        Link(_("Sign out"), reverse("account_logout"), method="post", icon="out"),
    ]
