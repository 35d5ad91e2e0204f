"""What facts say: the door for texts, tools and messages. One query a page, however many facts it shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from themes.remarks import current

from .dating import Answer
from .models import Edition

MEMO = "hunar_facts_answers"


def answers(keys: Iterable[str], *, on: date | None = None) -> dict[str, Answer]:
    """The answers in force on a day (today, unless told), by key; what has none is left out.

    While a page is drawn all of today's are read at its first fact; elsewhere only those asked for.
    """
    wanted, page = set(keys), current()
    if page is None or on is not None:
        return _read(on or timezone.localdate(), wanted)
    if MEMO not in page.kept:
        page.kept[MEMO] = _read(timezone.localdate())
    return {key: found for key, found in page.kept[MEMO].items() if key in wanted}


def answer(key: str, *, on: date | None = None) -> Answer | None:
    return answers([key], on=on).get(key)


def _read(on: date, keys: Iterable[str] | None = None) -> dict[str, Answer]:
    editions = Edition.objects.in_force(on).select_related("fact")
    if keys is not None:
        editions = editions.filter(fact__key__in=keys)
    return {edition.fact.key: answer_of(edition) for edition in editions}


def answer_of(edition: Edition) -> Answer:
    fact = edition.fact
    return Answer(
        key=fact.key,
        kind=fact.kind,
        unit=fact.unit,
        names=fact.names,
        number=edition.number,
        words=edition.words,
        source_title=edition.source_title,
        source_url=edition.source_url,
        confidence=edition.confidence,
        valid_from=edition.valid_from,
        review_by=edition.review_by,
    )
