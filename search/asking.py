"""From an address to a question: ?q=…&level=…&page=…, bounded, with everything unknown left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .conf import setting
from .documents import Facet, facets, sources
from .query import Question
from .visibility import visitor_of


def all_facets() -> list[Facet]:
    """The declared ones, between the two that every document has."""
    return [
        Facet("kind", _("What it is"), lambda language: kinds()),
        *facets(),
        Facet("language", _("Language"), lambda language: dict(settings.LANGUAGES)),
    ]


def kinds() -> dict[str, Any]:
    return {name: label for source in sources().values() for name, label in source.kinds.items()}


class AskingForm(forms.Form):
    """What a visitor may say in the address. Nothing they say is wrong; what is not known is left out."""

    q = forms.CharField(required=False, strip=True)
    page = forms.IntegerField(required=False, min_value=1)


@dataclass(frozen=True)
class Asking:
    """One request's question, and the addresses of the questions near it."""

    question: Question
    page: int
    address: str
    labels: Mapping[str, Mapping[str, str]]  # facet → value → words
    facets: list[Facet]

    def to(self, *, text: str | None = None, **changes: str) -> str:
        """The address with other words or other choices; an empty choice is taken away."""
        text = self.question.text if text is None else text
        chosen = {**self.question.filters, **changes}
        query = {name: value for name, value in {"q": text, **chosen}.items() if value}
        return f"{self.address}?{urlencode(query)}" if query else self.address

    @property
    def has_asked(self) -> bool:
        return bool(self.question.text or self.question.filters)


def asked(request: HttpRequest) -> Asking:
    form = AskingForm(request.GET)
    form.is_valid()
    language = (get_language() or "").split("-")[0]
    known = all_facets()
    labels = {facet.name: facet.labels(language) for facet in known}
    page = min(form.cleaned_data.get("page") or 1, setting("PAGES"))
    size = setting("PAGE_SIZE")
    question = Question.asked(
        form.cleaned_data.get("q") or "",
        visitor=visitor_of(request),
        filters=_chosen(request.GET, labels),
        offset=(page - 1) * size,
        limit=size,
    )
    return Asking(question, page, request.path, labels, known)


def _chosen(data: Mapping[str, str], labels: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {name: data[name] for name, values in labels.items() if data.get(name) in values}
