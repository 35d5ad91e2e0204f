"""What campaign pages show, and how a page is made so that it may be kept for all guests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.pages.search_documents import words_of

from ..cards import card_of
from ..codes import read_code
from ..conf import setting
from ..enums import Stage
from ..middleware import MARKER, filled_in, is_for_all
from ..models import Campaign
from ..stages import Dates, next_turn, stage_on
from ..tagging import PARAMETER


def index_context(page: Any) -> dict[str, Any]:
    """The campaigns below it: those that run, those to come, those that are over."""
    pages = apps.get_model("hunar_campaign_pages", "CampaignPage").objects
    below = pages.live().child_of(page).select_related("image").order_by("-starts_on", "path")
    known = {row.key: row for row in Campaign.objects.filter(key__in=[one.translation_key for one in below])}
    prefetch_related_objects([one.image for one in below if one.image], "renditions")
    today = timezone.localdate()
    cards = [(one, stage_on(dates_of(one, known.get(one.translation_key)), today)) for one in below]
    return {
        "running": [card for card in cards if card[1] not in (Stage.UPCOMING, Stage.ENDED)],
        "upcoming": [card for card in cards if card[1] == Stage.UPCOMING],
        "ended": [card for card in cards if card[1] == Stage.ENDED],
    }


def dates_of(page: Any, campaign: Campaign | None) -> Dates:
    """The campaign's own; a page that was never published goes by what is written in it."""
    return campaign.dates if campaign else Dates(page.starts_on, page.ends_on, page.teach_on, page.act_on)


def campaign_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    campaign = page.hunar_campaign = Campaign.objects.filter(key=page.translation_key).first()
    dates, today = dates_of(page, campaign), timezone.localdate()
    stage = stage_on(dates, today)
    language = page.locale.language_code
    prefetch_related_objects(list(_images(page)), "renditions")
    address = request.build_absolute_uri(page.get_url(request) or "/")
    open_now = bool(campaign) and stage not in (Stage.UPCOMING, Stage.ENDED)
    return {
        "campaign": campaign,
        "stage": stage,
        "dates": dates,
        "steps": _steps(dates, stage),
        "is_open": open_now,
        "is_over": stage == Stage.ENDED,
        "topics": [item.tag.name_in(language) for item in page.topic_items.select_related("tag")],
        "card": card_of(campaign, language, "wide") if campaign else None,
        "square": card_of(campaign, language, "square") if campaign else None,
        "address": address,
        "origin": f"{request.scheme}://{request.get_host()}",
        "via": MARKER.decode(),
        "language": language,
        "facts": _facts(page, dates),
        "whatsapp": f"https://wa.me/?{urlencode({'text': f'{page.title} {address}'})}",
    }


def _steps(dates: Dates, stage: Stage) -> list[dict[str, Any]]:
    """The stages of this campaign, each with the day it begins and how it stands to today."""
    order = [one for _day, one in dates.turns]
    now = order.index(stage) if stage in order else -1
    return [
        {"stage": one, "begins": day, "is_now": place == now, "is_past": place < now}
        for place, (day, one) in enumerate(dates.turns)
        if one != Stage.ENDED
    ]


def _facts(page: Any, dates: Dates) -> list[tuple]:
    runs = _("%(first)s to %(last)s") % {
        "first": date_format(dates.starts_on),
        "last": date_format(dates.ends_on),
    }
    minutes = sum(block.value["minutes"] or 0 for block in page.lessons)
    found = [(_("When"), runs, "calendar")]
    if page.audience:
        found.append((_("For whom"), page.audience, "people"))
    if minutes:
        found.append((_("Time it takes"), _("%(minutes)s min") % {"minutes": minutes}, "clock"))
    return found


def _images(page: Any) -> Iterator[Any]:
    """Every picture of the page, so that all their sizes are fetched at once."""
    if page.image:
        yield page.image
    for block in page.partners:
        if block.value["logo"]:
            yield block.value["logo"]
    for lesson in page.lessons:
        yield from (block.value["image"] for block in lesson.value["body"] if block.block_type == "image")


def serve(page: Any, request: HttpRequest, draw: Any) -> HttpResponse:
    """The page, made once for all who may share it; see `middleware`."""
    code, shared = read_code(request.GET.get(PARAMETER, "")), is_for_all(request)
    if set(request.GET) <= {PARAMETER}:
        request.GET = QueryDict(MARKER.decode())  # what links back to this page carries the marker as well
        request.META["QUERY_STRING"] = MARKER.decode()
    response = draw(request)
    if not hasattr(response, "render"):
        return response
    response.render()
    content = response.content
    response.content = filled_in(content, code)
    if shared:
        seconds = seconds_to_keep(page)
        response.hunar_content, response.hunar_keep_seconds = content, seconds
        response["Cache-Control"] = f"public, max-age={seconds}"
    return response


def seconds_to_keep(page: Any) -> int:
    """Never past midnight before the stage changes."""
    turn = next_turn(dates_of(page, page.hunar_campaign), timezone.localdate())
    if turn is None:
        return setting("CACHE_SECONDS")
    begins = timezone.make_aware(datetime.combine(turn, time()))
    return max(0, min(setting("CACHE_SECONDS"), int((begins - timezone.now()).total_seconds())))


def text_of(page: Any) -> str:
    """Its words, for the search."""
    streams = (page.messages, page.lessons, page.stories)
    return "\n".join([page.aim, page.audience, *(words_of(stream) for stream in streams)])
