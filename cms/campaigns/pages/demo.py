"""The demo's campaigns in both languages, each with a poll, a knowledge check and a toolkit."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.pages.demo import Words, block, home_page, stable_key, write_page
from cms.topics.models import Topic
from themes.printing import PrintingUnavailable, html_to_pdf

from .models import CampaignIndexPage, CampaignPage

ORDER = 70
DATA = Path(__file__).parent / "data" / "demo.toml"
FACT = re.compile(r"\{fact:([\w-]+)\|([^}]*)\}")  # {fact:key|words where there are no dated facts}
FACT_IN_TEXT = r'<embed embedtype="hunar-fact" key="\1"/>'
DAYS = ("starts_on", "ends_on", "teach_on", "act_on")


@cache
def written() -> Words:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


@transaction.atomic
def load() -> list[str]:
    words = written()["index"]
    index = write_page(
        CampaignIndexPage,
        home_page(),
        words["slug"],
        lambda language: (
            words[language] | {"search_description": words[language]["intro"], "show_in_menus": True}
        ),
        key=stable_key("campaigns"),
    )
    for campaign in written()["campaigns"]:
        key = stable_key("campaign", campaign["slug"])
        if CampaignPage.objects.filter(translation_key=key).count() < 2:
            write_page(
                CampaignPage, index, campaign["slug"], _fields(campaign), key=key, relate=_relate(campaign)
            )
    return []


def _relate(campaign: Words) -> Callable[[CampaignPage], None]:
    def relate(page: CampaignPage) -> None:
        page.topics.set(Topic.objects.filter(slug__in=campaign["topics"]))

    return relate


def _fields(campaign: Words) -> Callable[[str], Words]:
    today = timezone.localdate()
    days = {name: today + timedelta(days=away) for name, away in zip(DAYS, campaign["days"], strict=True)}

    def fields(language: str) -> Words:
        words = campaign[language]
        plain = {name: words[name] for name in ("title", "aim", "audience", "pledge", "next_words")}
        return {
            **plain,
            **days,
            "search_description": words["aim"],
            "image": _picture(campaign["picture"]),
            "next_page": _page(campaign["next"]),
            **{name: _stream(campaign, language, name, make) for name, make in STREAMS.items()},
        }

    return fields


def _stream(campaign: Words, language: str, name: str, make: Callable[..., Words]) -> str:
    """One part of the page as JSON; its blocks have the same ids in both languages."""
    kind, source = KINDS[name]
    place = ("campaign", campaign["slug"], name)
    entries = campaign[language][source]
    return json.dumps(
        [
            {
                "type": kind,
                "id": str(stable_key("block", *place, number)),
                "value": make(entry, (*place, number), campaign),
            }
            for number, entry in enumerate(entries)
        ]
    )


def _message(entry: Words, place: tuple, campaign: Words) -> Words:
    return entry | {"text": f"<p>{entry['text']}</p>", "icon": campaign["icons"][place[-1]]}


def _lesson(entry: Words, place: tuple, campaign: Words) -> Words:
    body = _rewritten(entry["body"], FACT_IN_TEXT if apps.is_installed("cms.facts") else r"\2")
    return entry | {"body": [block(one, *place, at) for at, one in enumerate(body)]}


def _rewritten(value: Any, instead: str) -> Any:
    if isinstance(value, str):
        return FACT.sub(instead, value)
    if isinstance(value, list):
        return [_rewritten(one, instead) for one in value]
    if isinstance(value, dict):
        return {name: _rewritten(one, instead) for name, one in value.items()}
    return value


def _plain(entry: Words, place: tuple, campaign: Words) -> Words:
    return entry


def _question(entry: Words, place: tuple, campaign: Words) -> Words:
    return {"text": entry["text"], "choices": _items(entry["choices"], place)}


def _checked(entry: Words, place: tuple, campaign: Words) -> Words:
    choices = [{"text": text, "is_right": at == entry["right"]} for at, text in enumerate(entry["choices"])]
    return {"text": entry["text"], "why": entry["why"], "choices": _items(choices, place)}


def _items(values: list[Any], place: tuple) -> list[Words]:
    return [
        {"type": "item", "id": str(stable_key("item", *place, at)), "value": value}
        for at, value in enumerate(values)
    ]


def _file(entry: Words, place: tuple, campaign: Words) -> Words:
    document = _sheet(entry, "-".join(map(str, (campaign["slug"], place[-1]))))
    return {"document": document.pk, "title": entry["title"], "about": entry["about"]}


KINDS = {
    "messages": ("message", "messages"),
    "lessons": ("lesson", "lessons"),
    "stories": ("story", "stories"),
    "calls": ("call", "calls"),
    "toolkit": ("file", "toolkit"),
    "poll": ("question", "poll"),
    "check_questions": ("question", "check"),
}
STREAMS: Mapping[str, Callable[..., Words]] = {
    "messages": _message,
    "lessons": _lesson,
    "stories": _plain,
    "calls": _plain,
    "toolkit": _file,
    "poll": _question,
    "check_questions": _checked,
}


def _sheet(entry: Words, name: str) -> Any:
    """A page to print; plain text where this server makes no PDFs. One that is there stays."""
    model = get_document_model()
    if known := model.objects.filter(title=entry["title"]).first():
        return known
    is_urdu = "\u0600" <= entry["title"][0] <= "\u06ff"
    language = "ur" if is_urdu else "en"
    with override(language):
        try:
            html = render_to_string("hunar_campaign_pages/sheet.html", {**entry, "language": language})
            content, kind = html_to_pdf(html, stylesheets=[SHEET], identifier=name.encode()), "pdf"
        except PrintingUnavailable:
            content, kind = "\n\n".join([entry["title"], *entry["sheet"]]).encode(), "txt"
    return model.objects.create(
        title=entry["title"], file=ContentFile(content, name=f"{name}-{language}.{kind}")
    )


SHEET = """
@page { size: A4; margin: 22mm }
body { font: 14pt/1.7 "Hunar Serif", "Hunar Naskh", serif; color: #16262B }
h1 { color: #0E5C4A; font-size: 26pt; line-height: 1.3; margin: 0 0 4mm }
li { padding: 3mm 0 11mm; border-bottom: 0.4pt solid #76867F }
footer { margin-top: 10mm; color: #4C5D60; font-size: 11pt }
"""


def _page(path: str) -> Page | None:
    home = home_page()
    return Page.objects.live().filter(url_path=f"{home.url_path}{path}/").first()


def _picture(name: str) -> Any:
    """A drawing of the demo's courses, where they are installed."""
    return get_image_model().objects.filter(file__contains=f"demo-{name}").first()
