"""A wrong installation, told early."""

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Tags, register
from django.urls import get_resolver

DRAWN_BY = "django.contrib.sitemaps"


@register(Tags.urls)
def check_sitemap_can_be_drawn(app_configs, **kwargs):
    """A host may leave the addresses of this app out; with them comes a sitemap, whose template is Django's."""
    if not getattr(settings, "ROOT_URLCONF", None) or apps.is_installed(DRAWN_BY):
        return []
    if "hunar_pages" not in get_resolver().namespace_dict:
        return []
    hint = f'Add "{DRAWN_BY}" to INSTALLED_APPS, or take cms.pages.urls out of your urls.py.'
    return [Error("The sitemap has no template.", hint=hint, id="hunar_pages.E001")]
