"""What may be asked of the index's rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Q

from .query import Question, Visitor


class IndexQuerySet(models.QuerySet):
    def live(self) -> IndexQuerySet:
        return self.filter(state="live")

    def building(self) -> IndexQuerySet:
        return self.filter(state="building")

    def kept_up(self) -> IndexQuerySet:
        """Those that every write goes to."""
        return self.exclude(state="retired")


class EntryQuerySet(models.QuerySet):
    def live(self) -> EntryQuerySet:
        return self.filter(index__state="live")

    def seen_by(self, visitor: Visitor) -> EntryQuerySet:
        """Only what this visitor may see, on the site they are on."""
        found = self.filter(_any_of("audience", visitor.tokens))
        particular = visitor.tokens - {"everyone"}
        if particular:
            found = found.exclude(_any_of("unless", particular))
        return found.filter(Q(site=visitor.site) | Q(site=None)) if visitor.site else found

    def narrowed(self, question: Question) -> EntryQuerySet:
        """Only what has the chosen value of every facet that was chosen."""
        chosen = Q()
        for name, value in question.filters.items():
            chosen &= Q(facets__contains=f"|{name}={value}|")
        return self.filter(chosen)

    def discard(self) -> None:
        """Delete without looking at each row first: nothing hangs on an entry, and a receiver that listens to every
        deletion of the site has no business here."""
        self._raw_delete(self.db)

    def of(self, origins: Iterable[str]) -> EntryQuerySet:
        return self.filter(origin__in=origins)

    def below(self, path: str) -> EntryQuerySet:
        """Of the page at that place of Wagtail's tree and of all pages under it."""
        return self.filter(path__startswith=path)


def _any_of(field: str, tokens: Iterable[str]) -> Q:
    found = Q()
    for token in sorted(tokens):
        found |= Q(**{f"{field}__contains": f"|{token}|"})
    return found


class UnansweredQuerySet(models.QuerySet):
    def often(self, times: int) -> UnansweredQuerySet:
        """Asked so many times at least, the most asked first."""
        return self.filter(times__gte=times).order_by("-times", "words")

    def not_asked_since(self, day: date) -> UnansweredQuerySet:
        return self.filter(last_on__lt=day)
