"""Invented counts for the demo's campaigns, so that the report has something to show. The same on every machine."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.people.models import District

from . import asking
from .enums import What
from .models import Campaign, CheckPair, ShortLink, Tally
from .results import detail_of

ORDER = 75
CHANNELS = {"whatsapp": 9, "": 6, "social": 5, "sms": 4, "hub": 3, "radio": 2, "poster": 1}
LANGUAGES = {"ur": 5, "en": 2}
PAIRS = 64


@transaction.atomic
def load() -> list[str]:
    untold = Campaign.objects.running(timezone.localdate()).filter(tallies=None, hits=None)
    for campaign in untold:
        _invent(campaign)
    return ["The counts of the campaigns are invented."] if untold else []


def _invent(campaign: Campaign) -> None:
    dice = random.Random(str(campaign.key))  # noqa: S311  nothing secret
    districts = list(District.objects.order_by("code").values_list("code", flat=True)[:12])
    today = timezone.localdate()
    days = [campaign.starts_on + timedelta(days=n) for n in range((today - campaign.starts_on).days + 1)]
    links = {(link.channel, link.language): link.code for link in _links(campaign)}
    rows = Counter[tuple]()
    for day in days:
        for what, detail in _happenings(campaign, dice):
            way = _drawn(dice, CHANNELS)
            place = dice.choice(districts) if districts and way in ("radio", "poster", "hub") else ""
            language = _drawn(dice, LANGUAGES)
            rows[day, what, detail, way, language, place] += 1
            if what == What.VISIT and (code := links.get((way, language))):
                rows[day, What.LINK, code, way, language, place] += 1
    names = ("day", "what", "detail", "channel", "language", "district")
    Tally.objects.bulk_create(
        Tally(campaign=campaign, count=number, **dict(zip(names, key, strict=True)))
        for key, number in rows.items()
    )
    _pairs(campaign, dice, days)


def _happenings(campaign: Campaign, dice: random.Random) -> Iterator[tuple[str, str]]:
    """What happens on one day: many come, some answer, few promise."""
    for _ in range(dice.randint(25, 60)):
        yield What.VISIT, ""
    for _ in range(dice.randint(2, 7)):
        for question in asking.questions(campaign.poll, "en", campaign.source_language):
            choice = dice.choices(question.choices, range(len(question.choices), 0, -1))[0]
            yield What.POLL, detail_of(question.key, choice.key)
    for _ in range(dice.randint(0, 3)):
        yield What.PLEDGE, ""
    for key, door in campaign.doors.items():
        for _ in range(dice.randint(0, 4)):
            yield door["what"], key


def _drawn(dice: random.Random, weighed: dict[str, int]) -> str:
    return dice.choices(list(weighed), list(weighed.values()))[0]


def _pairs(campaign: Campaign, dice: random.Random, days: list[date]) -> None:
    asked = len(asking.questions(campaign.check_questions, "en", campaign.source_language))
    if not asked:
        return
    version = asking.version_of(campaign.check_questions)
    made: list[Any] = []
    for number in range(PAIRS):
        before = dice.randint(0, asked)
        made.append(
            CheckPair(
                campaign=campaign,
                token=f"demo-{number}",
                version=version,
                asked=asked,
                before=before,
                after=min(asked, before + dice.choice((0, 1, 1, 2))),
                language=_drawn(dice, LANGUAGES),
                channel=_drawn(dice, CHANNELS),
                begun_on=dice.choice(days),
            )
        )
    CheckPair.objects.bulk_create(made)


def _links(campaign: Campaign) -> list[ShortLink]:
    return [
        ShortLink.objects.create(campaign=campaign, channel=channel, language=language, note=note)
        for channel, language, note in (
            ("whatsapp", "ur", "WhatsApp groups of the hubs"),
            ("sms", "ur", "Message to members"),
            ("poster", "ur", "Poster, hub of Layyah"),
        )
    ]
