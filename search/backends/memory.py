"""An index in the memory of this process, for tests: plain loops that say what the words of the contract mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from ..counting import counted
from ..documents import Document
from ..query import Question
from .base import RebuildRunning, Record, Results

Shelf = dict[str, tuple[int, Document | None]]  # key → the write it came with; None: taken out


class MemoryBackend(Record):
    shelves: dict[str, Shelf] = {"live": {}}  # shared, as a database is

    @classmethod
    def reset(cls) -> None:
        cls.shelves = {"live": {}}

    def search(self, question: Question) -> Results:
        found = {document.key: _score(document, question) for document in self._seen(question)}
        matching = [document for document in self._seen(question) if found[document.key]]
        shelves = Counter(document.all_facets() for document in matching)
        total, counts = counted(shelves.items(), question.filters)
        chosen = [document for document in matching if _has(document, question)]
        chosen.sort(key=lambda document: (-found[document.key], document.title, document.key))
        return Results(chosen[question.offset : question.offset + question.limit], total, counts)

    def suggest(self, question: Question) -> Sequence[Document]:
        if not question.words:
            return []
        fitting = [d for d in self._seen(question) if _all_match(question, d.title_terms.split())]
        fitting.sort(key=lambda document: (-_liking(document, question), document.title, document.key))
        return fitting[: question.limit]

    def write(self, documents: Sequence[Document], gone: Collection[str], version: int) -> None:
        for shelf in self.shelves.values():
            _put(shelf, documents, gone, version)

    def digests(self, origins: Collection[str]) -> Mapping[str, str]:
        return {document.key: document.digest for document in self.documents(origins)}

    def origins(self, after: str = "", until: str = "") -> Sequence[str]:
        found = {document.origin for document in self._documents() if document.origin > after}
        return sorted(origin for origin in found if not until or origin <= until)

    def begin(self, name: str) -> None:
        if "building" in self.shelves:
            raise RebuildRunning
        self.shelves["building"] = {}

    def fill(self, documents: Sequence[Document], version: int) -> None:
        _put(self.shelves["building"], documents, (), version)

    def swap(self) -> None:
        self.shelves["live"] = self.shelves.pop("building")

    def abandon(self) -> None:
        self.shelves.pop("building", None)

    def below(self, path: str) -> Mapping[str, str]:
        return {d.key: d.origin for d in self._documents() if d.path and d.path.startswith(path)}

    def documents(self, origins: Collection[str]) -> Sequence[Document]:
        return [document for document in self._documents() if document.origin in origins]

    def _documents(self) -> Iterator[Document]:
        return (document for _version, document in self.shelves["live"].values() if document)

    def _seen(self, question: Question) -> list[Document]:
        tokens, site = question.visitor.tokens, question.visitor.site
        return [
            document
            for document in self._documents()
            if tokens.intersection(document.audience)
            and not tokens.intersection(document.unless)
            and (not site or document.site in (None, site))
        ]


def _put(shelf: Shelf, documents: Sequence[Document], gone: Collection[str], version: int) -> None:
    changes = dict.fromkeys(gone) | {document.key: document for document in documents}
    for key, document in changes.items():
        if shelf.get(key, (0, None))[0] <= version:
            shelf[key] = (version, document)


def _has(document: Document, question: Question) -> bool:
    return set(question.filters.items()) <= set(document.all_facets())


def _all_match(question: Question, terms: list[str]) -> bool:
    return all(any(word.matches(term) for term in terms) for word in question.words)


def _liking(document: Document, question: Question) -> float:
    return document.weight * (1.5 if document.language == question.visitor.language else 1)


def _score(document: Document, question: Question) -> float:
    """0 when a word is missing; else more for words in the title than in keywords, and there than in the text."""
    fields = ((8, document.title_terms), (4, document.keyword_terms), (1, document.body_terms))
    terms = [(worth, term) for worth, text in fields for term in text.split()]
    found = [max((worth for worth, term in terms if w.matches(term)), default=0) for w in question.words]
    return _liking(document, question) * (1 + sum(found)) if all(found) else 0
