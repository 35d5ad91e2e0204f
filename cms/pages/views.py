"""What machines ask a site for."""

from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.views.decorators.cache import cache_control

from themes.languages import site_languages

from .sitemaps import PagesSitemap

CLOSED = ("wagtailadmin_home", "hunar_people:profile")


@cache_control(max_age=3600, public=True)
def sitemap(request: HttpRequest) -> HttpResponse:
    return django_sitemap(request, {"pages": PagesSitemap(request)})


@cache_control(max_age=86400, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    """Keep machines out of the admin and of people's own pages; show them the sitemap."""
    closed = {_address(name, code) for name in CLOSED for code, _ in site_languages()} - {""}
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in sorted(closed))]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('hunar_pages:sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _address(name: str, language: str) -> str:
    try:
        with translation.override(language):
            return reverse(name)
    except NoReverseMatch:
        return ""
