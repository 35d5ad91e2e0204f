"""How all facts stand today, and where each is used: the same number of queries however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from cms.spreadsheets import as_csv

from .answers import answer_of
from .conf import setting
from .dating import Answer, state_of
from .enums import State
from .models import Edition, Fact
from .wording import value_of

ORDER = list(State)


@dataclass(frozen=True)
class Use:
    """A page that shows the fact; anything else that does has no title here, only its kind."""

    title: str
    page_id: int | None
    language: str


@dataclass(frozen=True)
class Row:
    fact: Fact
    answer: Answer | None
    state: State
    uses: list[Use] = field(default_factory=list)

    @property
    def value(self) -> str:
        return value_of(self.answer)[0] if self.answer else ""

    @property
    def source(self) -> str:
        return self.answer.source_title if self.answer else ""


def rows(on: date) -> list[Row]:
    """Every fact, those that need somebody first."""
    uses = used_where()
    editions = Edition.objects.in_force(on).select_related("fact")
    by_fact = {edition.fact_id: answer_of(edition) for edition in editions}
    found = [
        _row(fact, by_fact.get(fact.pk), uses.get(fact.pk, []), on)
        for fact in Fact.objects.select_related("owner")
    ]
    return sorted(found, key=lambda row: (ORDER.index(row.state), _due(row), row.fact.key))


def _row(fact: Fact, answer: Answer | None, uses: list[Use], on: date) -> Row:
    return Row(fact, answer, state_of(answer, on, soon_days=setting("SOON_DAYS")), uses)


def _due(row: Row) -> date:
    return row.answer.review_by if row.answer else date.min


def used_where() -> dict[int, list[Use]]:
    """By fact: the pages that use it, and how many other things do."""
    ours = ContentType.objects.get_for_model(Fact)
    found = ReferenceIndex.objects.filter(to_content_type=ours).order_by("pk")
    pairs = found.values_list("to_object_id", "base_content_type", "object_id")
    places: dict[int, dict[tuple[int, str], None]] = defaultdict(dict)  # each once, in order
    for fact, kind, place in pairs:
        places[int(fact)][kind, place] = None
    named = _named({place for those in places.values() for place in those})
    return {fact: [named[place] for place in those if place in named] for fact, those in places.items()}


def _named(places: set[tuple[int, str]]) -> dict[tuple[int, str], Use]:
    of_pages = ContentType.objects.get_for_model(Page).pk
    pages = Page.objects.filter(pk__in=[pk for kind, pk in places if kind == of_pages]).select_related(
        "locale"
    )
    named = {(of_pages, str(page.pk)): Use(page.title, page.pk, page.locale.language_code) for page in pages}
    for kind, pk in places:
        if kind != of_pages:
            named[kind, pk] = Use(str(ContentType.objects.get_for_id(kind).name), None, "")
    return named


def csv_lines(on: date) -> Iterator[str]:
    heading = [
        *(_("Key"), _("Fact"), _("Value"), _("True from"), _("Check again by"), _("State"), _("Known")),
        *(_("Source"), _("Address of the source"), _("Looked after by"), _("Used on")),
    ]
    return as_csv(heading, (_cells(row) for row in rows(on)))


def _cells(row: Row) -> list[Any]:
    answer = row.answer
    told = [row.value, answer.valid_from, answer.review_by] if answer else ["", "", ""]
    known = [answer.confidence, answer.source_title, answer.source_url] if answer else ["", "", ""]
    used = "; ".join(use.title for use in row.uses)
    return [
        *(row.fact.key, str(row.fact), *told, row.state.label),
        *(*known, str(row.fact.owner or ""), used),
    ]
