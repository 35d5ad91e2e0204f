"""PostgreSQL's full text: a generated column `vector`, title before keywords before text."""

from __future__ import annotations

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db.models.expressions import Combinable, RawSQL

from ..query import Question, Word
from ..querysets import EntryQuerySet

VECTOR = RawSQL('"hunar_search_entry"."vector"', [], output_field=SearchVectorField())
WEIGHTS = [0.1, 0.1, 0.4, 1.0]  # of D, C, B, A: D and C are the text, B keywords, A the title


class TsVector:
    def matching(self, entries: EntryQuerySet, question: Question) -> EntryQuerySet:
        return entries.alias(vector=VECTOR).filter(vector=asked(question))

    def titled(self, entries: EntryQuerySet, question: Question) -> EntryQuerySet:
        return entries.alias(vector=VECTOR).filter(vector=asked(question, "A"))

    def rank(self, question: Question) -> Combinable:
        return SearchRank(VECTOR, asked(question), weights=WEIGHTS)


def asked(question: Question, weight: str = "") -> SearchQuery:
    words = " & ".join(f"({_word(word, weight)})" for word in question.words)
    return SearchQuery(words, config="simple", search_type="raw")


def _word(word: Word, weight: str) -> str:
    flags = f"{'*' if word.begins else ''}{weight}"
    joined = [f"'{term}':{weight}" if weight else f"'{term}'" for term in word.joined]
    return " | ".join([f"'{word.term}'" + (f":{flags}" if flags else ""), *joined])
