"""A page as its next readers would get it, to be looked over."""

from __future__ import annotations

from urllib.parse import unquote

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils.translation import override
from wagtail.models import Page

from .looking_over import Draft, read


def draft_of(page: Page) -> Draft:
    """The latest draft of the page, drawn as its preview is. Raises whatever drawing it raises."""
    latest = page.get_latest_revision_as_object()
    with override(latest.locale.language_code):
        response = latest.make_preview_request(preview_mode=latest.default_preview_mode)
        html = response.content.decode()
        draft = read(html, latest.locale.language_code, latest.search_description.strip())
    draft.picture_bytes = sum(_bytes(address) for address in {address for _alt, address in draft.pictures})
    return draft


def _bytes(address: str) -> int:
    """The weight of a picture of this site; another site's cannot be known from here."""
    media = settings.MEDIA_URL
    if not address.startswith(media):
        return 0
    name = unquote(address.removeprefix(media).partition("?")[0])
    return default_storage.size(name) if default_storage.exists(name) else 0
