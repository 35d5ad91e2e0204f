"""From live pages to the campaign's row: what editors publish becomes what answers and counts stand on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings

from ..actions import Compiled, archive_campaign, store_campaign
from ..models import Campaign
from .leading import doors_of, topics_of
from .models import CampaignPage

Pages = Mapping[str, CampaignPage]
IN_WORDS = ("words", "about", "meta", "to")


def compile_campaign(key: UUID) -> Campaign | None:
    """Make the row of this campaign from its live pages; None (and an archived row) if it has none."""
    found = CampaignPage.objects.live().filter(translation_key=key).select_related("locale")
    pages = {page.locale.language_code: page for page in found}
    source = pages.get(_source_language(key))
    if source is None:
        archive_campaign(key)
        return None
    campaign = store_campaign(_compiled(source, pages))
    CampaignPage.objects.filter(translation_key=key).update(campaign=campaign)
    return campaign


def _source_language(key: UUID) -> str:
    """The language whose page decides: fixed when first compiled; then the site's own, else the oldest page's."""
    if known := Campaign.objects.filter(key=key).values_list("source_language", flat=True).first():
        return known
    rows = CampaignPage.objects.filter(translation_key=key).order_by("pk")
    languages = list(rows.values_list("locale__language_code", flat=True))
    return settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in languages else next(iter(languages), "")


def _compiled(source: CampaignPage, pages: Pages) -> Compiled:
    return Compiled(
        key=source.translation_key,
        source_language=source.locale.language_code,
        starts_on=source.starts_on,
        ends_on=source.ends_on,
        teach_on=source.teach_on,
        act_on=source.act_on,
        words={
            language: {
                "title": page.title,
                "aim": page.aim,
                "pledge": page.pledge,
                "url": page.get_url() or "",
                "topics": topics_of(source, language),
            }
            for language, page in pages.items()
        },
        poll=list(_questions(source, pages, "poll")),
        check_questions=list(_questions(source, pages, "check_questions")),
        doors=dict(_doors(source, pages)),
        topics=[item.tag_id for item in source.topic_items.all()],
    )


def _blocks(pages: Pages, name: str) -> dict[str, dict[str, Any]]:
    """The values of a page's blocks, by language and by the block's id, which translations share."""
    return {
        language: {str(block.id): block.value for block in getattr(page, name)}
        for language, page in pages.items()
    }


def _questions(source: CampaignPage, pages: Pages, name: str) -> Iterator[dict[str, Any]]:
    values = _blocks(pages, name)
    for block in getattr(source, name):
        same = {language: of[str(block.id)] for language, of in values.items() if str(block.id) in of}
        question = {
            "key": str(block.id),
            "words": {language: value["text"] for language, value in same.items()},
            "choices": [_choice(choice, same) for choice in block.value["choices"].bound_blocks],
        }
        if "why" in block.value:
            question["why"] = {language: value["why"] for language, value in same.items() if value["why"]}
        yield question


def _choice(choice: Any, same: Mapping[str, Any]) -> dict[str, Any]:
    """One choice in every language; its item in a list keeps its id in translations."""
    twins = {
        language: twin.value
        for language, value in same.items()
        for twin in value["choices"].bound_blocks
        if twin.id == choice.id
    }
    marked = isinstance(choice.value, Mapping)
    words = {language: twin["text"] if marked else twin for language, twin in twins.items()}
    return {"key": str(choice.id), "words": words, **({"right": choice.value["is_right"]} if marked else {})}


def _doors(source: CampaignPage, pages: Pages) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the page's buttons lead to, in every language, with the words that stand beside them."""
    found = {language: doors_of(page) for language, page in pages.items()}
    for key, one in found[source.locale.language_code].items():
        same = {language: doors[key] for language, doors in found.items() if key in doors}
        yield (
            key,
            {
                "kind": one.kind,
                "what": one.what.value,
                **{name: {code: getattr(door, name) for code, door in same.items()} for name in IN_WORDS},
            },
        )
