"""What the results page shows, ready for its template: answers with their passages, and the ways to narrow them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from .asking import Asking
from .backends.base import Results
from .conf import setting
from .documents import Document
from .passages import Piece, marked, passage

TOPIC = "topic"  # the facet by which somebody looks around


@dataclass(frozen=True)
class Answer:
    """One document that was found, with the words that were asked for marked."""

    document: Document
    title: Sequence[Piece]
    passage: Sequence[Piece]
    kind: Any


@dataclass(frozen=True)
class Choice:
    """One value of a facet: how many answers it leaves, and where it leads: here with it, or without."""

    label: Any
    href: str
    count: int
    selected: bool


@dataclass(frozen=True)
class FacetShown:
    name: str
    label: Any
    choices: Sequence[Choice]


def answers(asking: Asking, results: Results) -> list[Answer]:
    kinds, words = asking.labels["kind"], asking.question.words
    return [
        Answer(
            document,
            marked(document.title, words),
            passage(f"{document.summary} {document.text}".strip(), words),
            kinds.get(document.kind, ""),
        )
        for document in results.documents
    ]


def facets_shown(asking: Asking, results: Results) -> list[FacetShown]:
    """Every facet that can narrow these answers, or does."""
    shown = (
        FacetShown(facet.name, facet.label, list(_choices(asking, results, facet.name)))
        for facet in asking.facets
    )
    return [facet for facet in shown if any(c.selected or c.count < results.total for c in facet.choices)]


def _choices(asking: Asking, results: Results, name: str) -> Iterator[Choice]:
    """In the order their words are declared in."""
    counts, chosen = results.counts.get(name, {}), asking.question.filters.get(name)
    for value, label in asking.labels[name].items():
        selected = value == chosen
        if counts.get(value) or selected:
            yield Choice(
                label, asking.to(**{name: "" if selected else value}), counts.get(value, 0), selected
            )


def chosen(facets: Sequence[FacetShown]) -> list[Choice]:
    return [choice for facet in facets for choice in facet.choices if choice.selected]


def topics(facets: Sequence[FacetShown]) -> Sequence[Choice]:
    """The ways in for somebody who has not asked yet."""
    return next((facet.choices for facet in facets if facet.name == TOPIC), [])


def page_of(asking: Asking, results: Results) -> Page:
    """Where these answers stand among all that may be turned to."""
    size = setting("PAGE_SIZE")
    reachable = min(results.total, size * setting("PAGES"))
    return Paginator(range(reachable), size).get_page(asking.page)
