"""What this app adds around every page: the way to one's own certificates, and to checking somebody else's."""

from django.urls import reverse
from django.utils.translation import gettext as _

from themes.chrome import Link


def _link(context, text, url):
    request = context.get("request")
    return Link(text=text, url=url, current=request is not None and request.path == url, icon="award")


def of_holder(context):
    """For whoever is signed in."""
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        return []
    return [_link(context, _("My certificates"), reverse("hunar_my_certificates:list"))]


def of_everybody(context):
    return [_link(context, _("Check a certificate"), reverse("hunar_certificates:find"))]
