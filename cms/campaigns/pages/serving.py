"""What campaign pages show, and how a page is made so that it may be kept for all guests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from cms.pages.search_documents import words_of

from ..asking import in_words
from ..cards import card_of
from ..codes import read_code
from ..conf import setting
from ..enums import Stage, What
from ..middleware import MARKER, filled_in, is_for_all
from ..models import Campaign
from ..stages import Dates, next_turn, stage_on
from ..tagging import PARAMETER
from .leading import NEXT, doors_of, topics_of

HERO, LOGO, CARD = "fill-720x480|format-webp", "max-240x96|format-webp", "fill-720x405|format-webp"
TOLD = ("words", "about", "meta")


def index_context(page: Any) -> dict[str, Any]:
    """The campaigns below it: those that run, those to come, those that are over."""
    pages = apps.get_model("hunar_campaign_pages", "CampaignPage").objects
    below = pages.live().child_of(page).order_by("-starts_on", "path")
    cut = pictures([(one.image_id, CARD) for one in below if one.image_id])
    today = timezone.localdate()
    cards = [
        (one, stage_on(dates_of(one, one.campaign), today), cut.get((one.image_id, CARD))) for one in below
    ]
    return {
        "running": [card for card in cards if card[1] not in (Stage.UPCOMING, Stage.ENDED)],
        "upcoming": [card for card in cards if card[1] == Stage.UPCOMING],
        "ended": [card for card in cards if card[1] == Stage.ENDED],
    }


def dates_of(page: Any, campaign: Campaign | None) -> Dates:
    """The campaign's own; a page that was never published goes by what is written in it."""
    return campaign.dates if campaign else Dates(page.starts_on, page.ends_on, page.teach_on, page.act_on)


def campaign_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    campaign = page.campaign if page.campaign and page.campaign.is_live else None
    dates, today = dates_of(page, campaign), timezone.localdate()
    stage = stage_on(dates, today)
    language = page.locale.language_code
    draft = bool(getattr(request, "is_preview", False))
    words = campaign.in_language(language) if campaign else {}
    address = request.build_absolute_uri(page.get_url(request) or "/")
    open_now = bool(campaign) and stage not in (Stage.UPCOMING, Stage.ENDED)
    return {
        "campaign": campaign,
        "stage": stage,
        "dates": dates,
        "steps": _steps(dates, stage),
        "is_open": open_now,
        "is_over": stage == Stage.ENDED,
        "topics": topics_of(page, language) if draft or not campaign else words.get("topics", []),
        "card": card_of(campaign, language, "wide") if campaign else None,
        "square": card_of(campaign, language, "square") if campaign else None,
        "address": address,
        "origin": f"{request.scheme}://{request.get_host()}",
        "via": MARKER.decode(),
        "language": language,
        "facts": _facts(page, dates),
        **_pictures(page),
        **_leading(page, campaign, language, draft=draft),
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
    found: list[tuple] = [(_("When"), runs, "calendar", True)]
    if page.audience:
        found.append((_("For whom"), page.audience, "people", True))
    if minutes:
        found.append((_("Time it takes"), _("%(minutes)s min") % {"minutes": minutes}, "clock"))
    return found


def _leading(page: Any, campaign: Campaign | None, language: str, *, draft: bool) -> dict[str, list]:
    """Files and steps: from the row, where nothing more has to be asked; of a draft from what is written in it."""
    if draft:
        found = {key: (door.what, door.words, door.about, door.meta) for key, door in doors_of(page).items()}
    elif campaign:
        found = {
            key: (kept["what"], *(in_words(kept[name], language, campaign.source_language) for name in TOLD))
            for key, kept in campaign.doors.items()
        }
    else:  # doors of a campaign that is not live lead nowhere
        found = {}
    entries = [
        {"key": key, "what": what, "words": words, "about": about, "meta": meta}
        for key, (what, words, about, meta) in found.items()
    ]
    return {
        "toolkit": [one for one in entries if one["what"] == What.DOWNLOAD],
        "steps_on": [one for one in entries if one["what"] != What.DOWNLOAD],
        "next": next((one for one in entries if one["key"] == NEXT), None),
    }


def pictures(wanted: Iterable[tuple[int, str]]) -> dict[tuple[int, str], Any]:
    """Pictures of these images (id, how cut), all in one query; what was never cut so is cut now."""
    wanted = list(wanted)
    model = get_image_model()
    rows = (
        model.get_rendition_model().objects.filter(
            image__in={pk for pk, _cut in wanted}, filter_spec__in={cut for _pk, cut in wanted}
        )
        if wanted
        else ()
    )
    found = {(row.image_id, row.filter_spec): row for row in rows}
    missing = [pair for pair in wanted if pair not in found]
    images = model.objects.in_bulk({pk for pk, _cut in missing}) if missing else {}
    return found | {(pk, cut): images[pk].get_rendition(cut) for pk, cut in missing if pk in images}


def _pictures(page: Any) -> dict[str, Any]:
    """The page's own picture, and its partners with their logos: read off what is written, without fetching images."""
    partners = [block["value"] for block in page.partners.raw_data]
    logos = {
        place: pk for place, value in enumerate(partners) if (pk := (value.get("logo") or {}).get("image"))
    }
    own = [(page.image_id, HERO)] if page.image_id else []
    found = pictures([*own, *((pk, LOGO) for pk in logos.values())])
    return {
        "picture": found.get((page.image_id, HERO)),
        "partners": [
            {
                "name": value.get("name", ""),
                "url": value.get("url", ""),
                "logo": found.get((logos.get(place), LOGO)),
                "alt": (value.get("logo") or {}).get("alt_text") or value.get("name", ""),
            }
            for place, value in enumerate(partners)
        ],
    }


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
    if shared and not bears_marks_of(request):
        seconds = seconds_to_keep(page)
        response.hunar_content, response.hunar_keep_seconds = content, seconds
        response["Cache-Control"] = f"public, max-age={seconds}"
        patch_vary_headers(
            response, ["Cookie", "Save-Data"]
        )  # caches on the way keep apart what `key_of` does
    return response


def bears_marks_of(request: HttpRequest) -> bool:
    """Whether a token for forms or a nonce was written into the page, as a host's frame or a block may do."""
    return bool(request.META.get("CSRF_COOKIE_NEEDS_UPDATE") or getattr(request, "_csp_nonce", None))


def seconds_to_keep(page: Any) -> int:
    """Never past midnight before the stage changes."""
    turn = next_turn(dates_of(page, page.campaign), timezone.localdate())
    if turn is None:
        return setting("CACHE_SECONDS")
    begins = timezone.make_aware(datetime.combine(turn, time()))
    return max(0, min(setting("CACHE_SECONDS"), int((begins - timezone.now()).total_seconds())))


def text_of(page: Any) -> str:
    """Its words, for the search."""
    streams = (page.messages, page.lessons, page.stories)
    return "\n".join([page.aim, page.audience, *(words_of(stream) for stream in streams)])
