"""The languages that a site speaks."""

from wagtail.coreutils import get_content_languages


def site_languages() -> list[tuple[str, str]]:
    """Code and name of each: those of Wagtail's content. Django's own list names a hundred where a host names none."""
    return list(get_content_languages().items())
