"""A fact where somebody reads it: its value, since when, and where from; the page remembers that it was shown."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from themes.remarks import current
from themes.rendering import render_element

from .dating import Answer, is_certain, is_expired
from .wording import value_of

SHOWN = "hunar_facts_shown"


def shown_in_text(answer: Answer | None) -> SafeString:
    """Inside a sentence. What is not certain is not said: the reader is told so instead."""
    if answer is None or not is_certain(answer):
        return _element(value=_("[being checked; ask before you rely on it]"))
    remember(answer)
    return drawn(answer, is_late=is_expired(answer, timezone.localdate()))


def drawn(answer: Answer, *, is_late: bool) -> SafeString:
    value, language = value_of(answer)
    return _element(
        value=value,
        since=date_format(answer.valid_from),
        source=answer.source_title,
        href=answer.source_url,
        late=is_late,
        lang=language if language and language != (get_language() or "") else "",
    )


def _element(**told: Any) -> SafeString:
    page = current()
    return render_element("dated", told, around={"request": page.request} if page else {})


def remember(answer: Answer) -> None:
    """Leave a note on the page that is being drawn, for what is said above it."""
    if page := current():
        page.kept.setdefault(SHOWN, {})[answer.key] = answer
