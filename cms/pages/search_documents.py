"""What of the site's own pages can be found: the search reads this; see docs/reference/search-documents.md."""

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from .models import StandardPage


def words_of(body) -> str:
    """The words of a page's body, as its blocks give them to any search."""
    return "\n".join(
        strip_tags(str(words)) for block in body for words in block.block.get_searchable_content(block.value)
    )


def standard_page(page) -> dict:
    return {"title": page.title, "summary": page.intro, "text": words_of(page.body)}


SOURCES = [
    {
        "name": "page",
        "label": _("Page"),
        "model": "hunar_pages.StandardPage",
        "objects": StandardPage.objects.live,
        "document": standard_page,
    }
]
