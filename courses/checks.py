"""A wrong installation, told early."""

from django.conf import settings
from django.core.checks import Tags, register
from django.core.checks import Warning as Unwise
from django.shortcuts import resolve_url
from django.urls import NoReverseMatch, Resolver404, resolve

PAGES = "wagtail_serve"  # Wagtail's own pages answer every address, and have nothing at that of a form


@register(Tags.urls)
def check_guests_can_sign_in(app_configs, **kwargs):
    """Guests are sent to LOGIN_URL before they enrol. Django's default leads nowhere unless a site made it."""
    if not getattr(settings, "ROOT_URLCONF", None) or _leads_somewhere():
        return []
    return [
        Unwise(
            f"Guests who want to enrol are sent to LOGIN_URL, {settings.LOGIN_URL!r}, and nothing is there.",
            hint='Name your page for signing in, or Wagtail\'s own: LOGIN_URL = "wagtailcore_login".',
            id="hunar_courses.W001",
        )
    ]


def _leads_somewhere() -> bool:
    try:
        address = resolve_url(settings.LOGIN_URL)
        return "://" in address or resolve(address).url_name != PAGES
    except (NoReverseMatch, Resolver404):
        return False
