"""How SQLite and PostgreSQL are asked for words. Terms hold letters and digits only, so nothing has to be escaped."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from django.db.models import F, Lookup, TextField
from django.db.models.expressions import Combinable

from ..query import Question, Word
from ..querysets import EntryQuerySet


class FullText(Protocol):
    def matching(self, entries: EntryQuerySet, question: Question) -> EntryQuerySet:
        """Those that have every word, in title, keywords or text."""

    def titled(self, entries: EntryQuerySet, question: Question) -> EntryQuerySet:
        """Those that have every word in the title."""

    def rank(self, question: Question, *, titles: bool = False) -> Combinable:
        """How well an entry, or its title alone, answers: more is better."""

    def settle(self) -> None:
        """Many entries were written: make ready for questions."""


@TextField.register_lookup
class Fts5Match(Lookup):
    """FTS5's own operator: the hidden column of the table's name, MATCH, an expression."""

    lookup_name = "fts5"

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        asked, more = self.process_rhs(compiler, connection)
        return f"{column} MATCH {asked}", (*params, *more)


class Fts5:
    """SQLite. The table's `rank` is bm25 with the weights that the migration gave it: less is better."""

    def matching(self, entries: EntryQuerySet, question: Question) -> EntryQuerySet:
        return entries.filter(fulltext__match__fts5=self.expression(question))

    def titled(self, entries: EntryQuerySet, question: Question) -> EntryQuerySet:
        return entries.filter(fulltext__match__fts5=f"{{title_terms}} : ({self.expression(question)})")

    def rank(self, question: Question, *, titles: bool = False) -> Combinable:
        return F("fulltext__rank") * -1.0

    def settle(self) -> None:
        """FTS5 keeps itself in order."""

    @staticmethod
    def expression(question: Question) -> str:
        return " AND ".join(f"({fts5_word(word)})" for word in question.words)


def fts5_word(word: Word) -> str:
    begins = [f'"{word.term}" *'] if word.begins else []
    return " OR ".join([*(f'"{term}"' for term in (word.term, *word.joined)), *begins])


@cache
def fulltext_for(vendor: str) -> FullText:
    if vendor == "postgresql":
        from .postgres import TsVector

        return TsVector()
    if vendor == "sqlite":
        return Fts5()
    raise NotImplementedError(f"The index can be kept in SQLite and in PostgreSQL, not in {vendor}.")
