"""PostgreSQL's full text: generated columns of all terms, title first and text last, and of the title alone."""

from __future__ import annotations

from contextlib import suppress

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db import ProgrammingError, connection, transaction
from django.db.models.expressions import Combinable, RawSQL

from ..query import Question, Word
from ..querysets import EntryQuerySet

VECTOR = RawSQL('"hunar_search_entry"."vector"', [], output_field=SearchVectorField())
TITLES = RawSQL('"hunar_search_entry"."title_vector"', [], output_field=SearchVectorField())
INDEXES = ("hunar_search_entry_vector", "hunar_search_entry_titles")
WEIGHTS = [0.1, 0.1, 0.4, 1.0]  # of D, C, B, A: D and C are the text, B keywords, A the title


class TsVector:
    def matching(self, entries: EntryQuerySet, question: Question) -> EntryQuerySet:
        return entries.alias(vector=VECTOR).filter(vector=asked(question))

    def titled(self, entries: EntryQuerySet, question: Question) -> EntryQuerySet:
        return entries.alias(vector=TITLES).filter(vector=asked(question))

    def rank(self, question: Question, *, titles: bool = False) -> Combinable:
        return SearchRank(TITLES if titles else VECTOR, asked(question), weights=WEIGHTS)

    def settle(self) -> None:
        """Sort in what was only listed so far (every question would read through that list) and count the rows anew.
        It takes the owner of the indexes; where the site runs as somebody else, autovacuum does it in its time."""
        with suppress(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("ANALYZE hunar_search_entry")
            for index in INDEXES:
                cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index])


def asked(question: Question) -> SearchQuery:
    words = " & ".join(f"({_word(word)})" for word in question.words)
    return SearchQuery(words, config="simple", search_type="raw")


def _word(word: Word) -> str:
    begins = ":*" if word.begins else ""
    return " | ".join([f"'{word.term}'{begins}", *(f"'{term}'" for term in word.joined)])
