"""A small site in two languages, as Wagtail makes it."""

from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, Site

from cms.pages.models import HomePage, StandardPage


def locale(language="en"):
    return Locale.objects.get_or_create(language_code=language)[0]


def home(language="en", **fields):
    """The home page of a language on the default site; a later language is a translation of the first."""
    source = HomePage.objects.order_by("path").first()
    fields = {
        "title": f"Hunar {language}",
        "slug": f"home-{language}",
        "sentence": "Learn and earn.",
        **fields,
    }
    page = HomePage(locale=locale(language), **fields)
    if source:
        page.translation_key = source.translation_key
    Page.get_first_root_node().add_child(instance=page)
    if not source:
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "root_page": page}
        )
    return page


def standard(parent, title="About", **fields):
    return parent.add_child(instance=StandardPage(title=title, locale=parent.locale, **fields))


def translated(page, parent, title="ہمارے بارے میں", **fields):
    """The same page below a parent of another language."""
    fields = {"slug": page.slug, "translation_key": page.translation_key, **fields}
    return standard(parent, title, **fields)


def image(title="A notebook"):
    return get_image_model().objects.create(title=title, file=get_test_image_file(size=(800, 600)))
