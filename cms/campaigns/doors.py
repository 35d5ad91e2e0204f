"""What a campaign's buttons lead to: kept with it by key and language, looked up when somebody goes through."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest
from wagtail.documents import get_document_model
from wagtail.models import Page

from .asking import in_words
from .enums import What
from .models import Campaign


class Behind(NamedTuple):
    what: str
    url: str


def address_behind(campaign: Campaign, door: str, language: str, request: HttpRequest) -> Behind | None:
    """Where a door leads today; None when there is none, or what was behind it is gone."""
    kept = campaign.doors.get(door)
    if kept is None:
        return None
    value = in_words(kept["to"], language, campaign.source_language)
    url = LOOKED_UP[kept["kind"]](value, request)
    return Behind(What(kept["what"]), url) if url else None


def titles(campaign: Campaign, language: str) -> dict[str, str]:
    """What each door is called, for reports."""
    return {
        key: in_words(kept["words"], language, campaign.source_language)
        for key, kept in campaign.doors.items()
    }


def _document(pk: str, request: HttpRequest) -> str:
    found = get_document_model().objects.filter(pk=pk).first()
    return found.url if found else ""


def _page(pk: str, request: HttpRequest) -> str:
    found = Page.objects.live().filter(pk=pk).first()
    return (found.get_url(request) or "") if found else ""


LOOKED_UP = {"document": _document, "page": _page, "url": lambda value, request: value}
