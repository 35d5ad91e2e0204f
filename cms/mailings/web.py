"""A mailing as a page that anybody may read: its words, and nothing of whom it went to."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override
from wagtail.rich_text import expand_db_html

from cms.segments.audience import is_private

from . import richness
from .aimed import tree_of
from .models import STARTED, Mailing


def may_be_on_web(mailing: Any) -> bool:
    """Whom it is for can be told from what it says: never one to people chosen by private details, or in a series."""
    return bool(mailing.on_web) and not mailing.series_id and not is_private(tree_of(mailing))


def page_of(key: Any) -> Mailing | None:
    """The mailing that is shown at that address: one that has begun to leave."""
    found = Mailing.objects.filter(web_key=key, on_web=True, state__in=STARTED)
    mailing = found.select_related("segment").prefetch_related("words").first()
    return mailing if mailing and may_be_on_web(mailing) else None


def web_address(mailing: Any, language: str) -> str:
    """Where it can be read, whole, as it stands in an e-mail; nothing where it cannot."""
    if not may_be_on_web(mailing):
        return ""
    base = getattr(settings, "WAGTAILADMIN_BASE_URL", "").rstrip("/")
    try:
        with override(language):
            return base + reverse("hunar_news:web", args=[mailing.web_key])
    except NoReverseMatch:  # a host that shows no news on the web
        return ""


def words_in(mailing: Any, language: str) -> Any:
    """Those in that language, or in the site's, or the first there are."""
    rows = {words.language: words for words in mailing.words.all()}
    return rows.get(language) or rows.get(settings.LANGUAGE_CODE) or next(iter(rows.values()), None)


def body_of(words: Any) -> SafeString:
    """The words of the e-mail without its styles; where there are none, those of the shortest message."""
    if words.body:
        return mark_safe(richness.bare(expand_db_html(words.body)))  # noqa: S308  cleaned there
    return mark_safe(richness.paragraphs(words.text or words.whatsapp or words.sms))  # noqa: S308  escaped there
