"""The words of a picture in each language of the site. Pure but for the list of languages.

Those in the site's first language stand in Wagtail's own `description`, where any app looks for them; the others in
`words`, keyed by language, so that a new language of the site comes without a migration.
"""

from __future__ import annotations

from typing import Any

from themes.languages import first_language, site_languages


def other_languages() -> list[str]:
    return [code for code, _name in site_languages() if code != first_language()]


def words_in(picture: Any, language: str) -> str:
    """Of a host's own kind of picture those of its first language; "" where there are none."""
    if language == first_language():
        return picture.description
    return getattr(picture, "words", {}).get(language, "")


def missing_languages(picture: Any) -> list[str]:
    """The site's languages in which nothing says what is to be seen; none where there is nothing to say."""
    if getattr(picture, "is_decoration", False):
        return []
    spoken = [code for code, _name in site_languages()] if hasattr(picture, "words") else [first_language()]
    return [code for code in spoken if not words_in(picture, code)]
