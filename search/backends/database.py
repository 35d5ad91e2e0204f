"""The index in the site's own database: SQLite with FTS5, or PostgreSQL with its full text search.

Texts are cut into folded terms before they come here, so both engines are told to take words as they are. How each
is asked stands in `fulltext`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db import IntegrityError, connections, router, transaction
from django.db.models import Case, Count, F, FloatField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from ..counting import counted, packed, unpacked
from ..documents import Document
from ..models import Entry, Index
from ..query import Question
from ..querysets import EntryQuerySet, IndexQuerySet
from .base import RebuildRunning, Record, Results
from .fulltext import FullText, fulltext_for

OWN_LANGUAGE = 1.5  # how much better an answer in the reader's language is
AT_ONCE = 200
PLAIN = (
    "key",
    "origin",
    "part",
    "digest",
    "kind",
    "language",
    "site",
    "path",
    "title",
    "url",
    "summary",
    "text",
)
TERMS = ("title_terms", "keyword_terms", "body_terms")
SHOWN = (*PLAIN, "keywords", "within", "within_url", "weight", "facets", "audience", "unless")


class DatabaseBackend(Record):
    def search(self, question: Question) -> Results:
        seen = Entry.objects.live().seen_by(question.visitor)
        found = self.fulltext.matching(seen, question) if question.words else seen
        shelves = found.order_by().values_list("facets").annotate(number=Count("pk"))
        total, counts = counted(((unpacked(facets), n) for facets, n in shelves), question.filters)
        rank = self.fulltext.rank(question) if question.words else Value(1.0)
        page = best_first(found.narrowed(question), question, rank) if total else []
        return Results(_documents(page), total, counts)

    def suggest(self, question: Question) -> Sequence[Document]:
        if not question.words:
            return []
        seen = Entry.objects.live().seen_by(question.visitor)
        rank = self.fulltext.rank(question, titles=True)
        return _documents(best_first(self.fulltext.titled(seen, question), question, rank))

    def write(self, documents: Sequence[Document], gone: Collection[str], version: int) -> None:
        with transaction.atomic():
            for index in Index.objects.kept_up() or [_first_index()]:
                _put(index, documents, gone, version)

    def digests(self, origins: Collection[str]) -> Mapping[str, str]:
        return dict(Entry.objects.live().of(origins).values_list("key", "digest"))

    def origins(self, after: str = "", until: str = "") -> Sequence[str]:
        found = Entry.objects.live().filter(origin__gt=after)
        if until:
            found = found.filter(origin__lte=until)
        return list(found.order_by("origin").values_list("origin", flat=True).distinct())

    def begin(self, name: str) -> None:
        _discard(Index.objects.filter(state=Index.State.RETIRED))
        try:
            with transaction.atomic():
                Index.objects.create(name=name, state=Index.State.BUILDING)
        except IntegrityError:
            raise RebuildRunning from None

    def fill(self, documents: Sequence[Document], version: int) -> None:
        with transaction.atomic():
            _put(Index.objects.building().get(), documents, (), version)

    def swap(self) -> None:
        """In one transaction: a reader gets either the old index or the new one, whole."""
        self.fulltext.settle()
        with transaction.atomic():
            Index.objects.live().update(state=Index.State.RETIRED)
            Index.objects.building().update(state=Index.State.LIVE)
        _discard(Index.objects.filter(state=Index.State.RETIRED))

    def abandon(self) -> None:
        _discard(Index.objects.building())

    def below(self, path: str) -> Mapping[str, str]:
        return dict(Entry.objects.live().below(path).values_list("key", "origin"))

    def documents(self, origins: Collection[str]) -> Sequence[Document]:
        return _documents(Entry.objects.live().of(origins))

    @property
    def fulltext(self) -> FullText:
        return fulltext_for(connections[router.db_for_read(Entry)].vendor)


def best_first(found: EntryQuerySet, question: Question, rank: Combinable) -> EntryQuerySet:
    """One page of what was found: by rank, by weight, the reader's language first; of equals by title."""
    own = Case(When(language=question.visitor.language, then=OWN_LANGUAGE), default=1.0)
    liking = Cast(F("weight"), FloatField()) * Cast(own, FloatField())
    ranked = found.annotate(score=liking * rank).order_by("-score", "title", "key")
    return ranked.only(*SHOWN)[question.offset : question.offset + question.limit]


def _first_index() -> Index:
    """The live index of a site that has never built one."""
    return Index.objects.get_or_create(state=Index.State.LIVE, defaults={"name": "first"})[0]


def _discard(indexes: IndexQuerySet) -> None:
    Entry.objects.filter(index__in=list(indexes)).discard()
    indexes.delete()


def _put(index: Index, documents: Sequence[Document], gone: Collection[str], version: int) -> None:
    """Rows are replaced, not changed: one way for the database to keep its full text."""
    keys = [*gone, *(document.key for document in documents)]
    for start in range(0, len(keys), AT_ONCE):
        index.entries.filter(key__in=keys[start : start + AT_ONCE]).discard()
    rows = [_row(index, document, version) for document in documents]
    Entry.objects.bulk_create(rows, batch_size=AT_ONCE)


def _row(index: Index, document: Document, version: int) -> Entry:
    return Entry(
        index=index,
        version=version,
        keywords=list(document.keywords),
        facets=packed(document.all_facets()),
        audience=_barred(document.audience),
        unless=_barred(document.unless),
        **{name: getattr(document, name) for name in (*PLAIN, *TERMS, "within", "within_url", "weight")},
    )


def _barred(tokens: Iterable[str]) -> str:
    return "".join(f"|{token}" for token in tokens) + "|"


def _documents(rows: Iterable[Entry]) -> list[Document]:
    return [_document(row) for row in rows]


def _document(row: Entry) -> Document:
    own = {("kind", row.kind), ("language", row.language)}
    return Document(
        facets=tuple(pair for pair in unpacked(row.facets) if pair not in own),
        audience=tuple(row.audience.strip("|").split("|")),
        unless=tuple(filter(None, row.unless.split("|"))),
        keywords=tuple(row.keywords),
        **{name: getattr(row, name) for name in PLAIN if name not in {"key", "digest"}},
        **{name: getattr(row, name) for name in ("within", "within_url", "weight")},
    )
