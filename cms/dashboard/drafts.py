"""A page as its next readers would get it, to be looked over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils.translation import override
from wagtail.models import Page

from .looking_over import Draft, left_over, read


def draft_of(page: Page) -> Draft:
    """The latest draft of the page, drawn as its preview is. Raises whatever drawing it raises."""
    latest = page.get_latest_revision_as_object()
    if lacking := _lacking(latest):
        draft = Draft(latest.locale.language_code, latest.search_description.strip(), lacking=lacking)
    else:
        draft = _drawn(latest)
    draft.left_over = left_over(" ".join(_strings(latest.serializable_data())))
    return draft


def _lacking(page: Page) -> list[str]:
    """The names of what its type cannot be without, and a draft may be: no page is drawn from that."""
    fields = (field for field in page._meta.concrete_fields if not field.null and field.editable)
    return [str(field.verbose_name) for field in fields if getattr(page, field.attname) is None]


def _strings(value: Any) -> Iterator[str]:
    """All that is written in it; what a stream holds is JSON in a string."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)
    elif isinstance(value, str):
        yield from _strings(_read(value)) if value.startswith("[{") else [value]


def _read(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return [f" {value}"]  # it only looks like JSON


def _drawn(latest: Page) -> Draft:
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
