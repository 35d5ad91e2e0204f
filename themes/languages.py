"""The languages that a site speaks: which, what they are called, and which way they run."""

from django.conf import settings
from django.utils.translation import get_language_info
from wagtail.coreutils import get_content_languages


def site_languages() -> list[tuple[str, str]]:
    """Code and name of each: those of Wagtail's content. Django's own list names a hundred where a host names none."""
    return list(get_content_languages().items())


def first_language() -> str:
    """The code of the language that stands in where another says nothing."""
    return settings.LANGUAGE_CODE.split("-")[0]


def direction(language: str) -> str:
    """rtl or ltr, for words that stand in a page of another language."""
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


def language_name(language: str) -> str:
    """What the reader calls it; of one that Django does not know, its code."""
    try:
        return str(get_language_info(language)["name_translated"])
    except KeyError:
        return language
