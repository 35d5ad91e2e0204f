"""The demo's pages about mentoring: one above, and one for each programme, in both languages."""

from collections.abc import Callable

from django.db import transaction

from cms.pages.demo import body, home_page, stable_key, write_page

from ..demo.words import Words, read
from ..models import Programme
from .models import MentoringIndexPage, ProgrammePage

ORDER = 65


@transaction.atomic
def load() -> list[str]:
    programmes = {programme.slug: programme for programme in Programme.objects.all()}
    written = read("pages")
    index = write_page(
        MentoringIndexPage,
        home_page(),
        written["index"]["slug"],
        _fields(written["index"], show_in_menus=True),
        key=stable_key("mentoring"),
    )
    for page in written["programmes"]:
        if programme := programmes.get(page["slug"]):
            write_page(
                ProgrammePage,
                index,
                page["slug"],
                _fields(page, programme=programme),
                key=stable_key("mentoring", page["slug"]),
            )
    return []


def _fields(page: Words, **shared: object) -> Callable[[str], Words]:
    """A language's words, with what both languages share."""

    def fields(language: str) -> Words:
        words = page[language]
        return {
            "title": words["title"],
            "intro": words["intro"],
            "search_description": words["intro"],
            "body": body(words["body"], "mentoring", page["slug"]),
            **shared,
        }

    return fields
