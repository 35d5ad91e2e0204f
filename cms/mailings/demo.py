"""Messages of the demo: one that leaves in a few days, and a draft. Its people allow news by the address they have."""

from __future__ import annotations

import re
import tomllib
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html
from wagtail.models import Page

from cms.accounts.demo import people, person
from cms.people.actions import give_consent
from cms.segments.models import Segment

from . import actions
from .consents import NEWS
from .enums import Channel
from .models import Mailing, Words

ORDER = 80
DATA = Path(__file__).parent / "data" / "demo.toml"
PAGE = re.compile(r"\{page:([\w-]+)\}")
LANGUAGES = ("en", "ur")


@transaction.atomic
def load() -> list[str]:
    untold = [row for row in written() if not Mailing.objects.filter(title=row["title"]).exists()]
    if untold and not Mailing.objects.exists():
        _allow_news()
    for row in untold:
        _write(row)
    return []


@cache
def written() -> list[dict[str, Any]]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))["mailings"]


def _allow_news() -> None:
    for row in people():
        channel = Channel.EMAIL if "email" in row else Channel.SMS
        give_consent(person=person(row["key"]), purpose=NEWS[channel].name, language=row["language"])


def _write(row: dict[str, Any]) -> None:
    audience = Segment.objects.get(name=row["audience"])
    mailing = Mailing.objects.create(title=row["title"], segment=audience, by_sms=row["by_sms"])
    for language in LANGUAGES:
        said = row[language]
        body = PAGE.sub(lambda found, language=language: _link(found[1], language), said["body"].strip())
        Words.objects.create(mailing=mailing, language=language, **said | {"body": body})
    if "days" in row:
        day = timezone.localdate() + timedelta(days=row["days"])
        at = timezone.make_aware(datetime.combine(day, time(10)))
        actions.schedule(mailing=mailing, at=at, by=None)


def _link(slug: str, language: str) -> str:
    """To a page of the demo, by its title; nothing where the app that has it is not installed."""
    page = Page.objects.live().filter(slug=slug, locale__language_code=language).first()
    return format_html('<a linktype="page" id="{}">{}</a>', page.pk, page.title) if page else ""
