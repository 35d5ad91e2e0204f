"""What a campaign page leads to: files, calls to action, the next step, each under a key that translations share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from wagtail.models import Page

from ..enums import What

NEXT = "next"


class Door(NamedTuple):
    """`to` is the id of a document or page, or an address; `kind` says which."""

    kind: str
    what: What
    words: str
    about: str
    meta: str
    to: str


def doors_of(page: Any) -> dict[str, Door]:
    return dict(_doors(page))


def _doors(page: Any) -> Iterator[tuple[str, Door]]:
    for block in page.toolkit:
        if door := _file(block.value):
            yield str(block.id), door
    for block in page.calls:
        if door := _call(block.value, page):
            yield str(block.id), door
    if page.next_page_id:
        target = in_language_of(page, page.next_page)
        words = page.next_words or target.title
        yield NEXT, Door("page", What.NEXT, words, "", "", str(target.pk))


def _file(value: Any) -> Door | None:
    document = value["document"]
    if document is None:
        return None
    words = value["title"] or document.title
    return Door("document", What.DOWNLOAD, words, value["about"] or "", value.meta, str(document.pk))


def _call(value: Any, page: Any) -> Door | None:
    words, about = value["text"], value["about"] or ""
    if value["address"]:
        return Door("url", What.CALL, words, about, "", value["address"])
    if value["page"] is None:
        return None
    return Door("page", What.CALL, words, about, "", str(in_language_of(page, value["page"]).pk))


def in_language_of(page: Any, target: Page) -> Page:
    """The target in the page's own language, where there is one."""
    if target.locale_id == page.locale_id:
        return target
    return target.get_translation_or_none(page.locale) or target


def topics_of(page: Any, language: str) -> list[str]:
    return [item.tag.name_in(language) for item in page.topic_items.select_related("tag")]
