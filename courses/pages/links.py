"""The way to the catalogue, for pages that know nothing of pages."""

from django.utils.translation import get_language

from cms.pages.chrome import home_path
from themes.chrome import Link

from .models import CourseIndexPage


def catalogue_links(context: dict) -> list[Link]:
    """The catalogues of this site in the language being read."""
    request = context.get("request")
    home = home_path(request, get_language()) if request else ""
    catalogues = CourseIndexPage.objects.live().filter(url_path__startswith=home) if home else ()
    return [Link(page.title, page.get_url(request) or "") for page in catalogues]
