"""What of the pages about mentoring can be found: the search reads this; see docs/reference/search-documents.md."""

from django.utils.translation import gettext_lazy as _

from cms.pages.search_documents import words_of

from .models import MentoringIndexPage, ProgrammePage


def page_document(page) -> dict:
    return {"title": page.title, "summary": page.intro, "text": words_of(page.body)}


def programme_document(page: ProgrammePage) -> dict:
    return page_document(page) | {"weight": 1.5}


SOURCES = [
    {
        "name": "mentoring",
        "label": _("Mentoring"),
        "model": "hunar_mentorship_pages.MentoringIndexPage",
        "objects": MentoringIndexPage.objects.live,
        "document": page_document,
    },
    {
        "name": "programme",
        "label": _("Mentoring programme"),
        "model": "hunar_mentorship_pages.ProgrammePage",
        "objects": ProgrammePage.objects.live,
        "document": programme_document,
    },
]
