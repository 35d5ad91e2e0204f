"""The index in Elasticsearch: the only module that imports its client.

Texts are cut into folded terms before they are sent, and the engine is told to take them as they are (its `whitespace`
analyzer), so a word means the same here as in the database. Only what versions 7, 8 and 9 have in common is used.
Visitors are answered from the index behind one alias; one that is being built stands behind another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError, UnsupportedProductError
from elasticsearch.dsl import A, Double, Keyword, Long, Object, Q, Search, Text
from elasticsearch.dsl import Document as Mapped
from elasticsearch.dsl.query import Query
from elasticsearch.helpers import BulkIndexError, scan, streaming_bulk

from ..counting import Counts
from ..documents import Document
from ..query import Question, Visitor, Word
from .base import Backend, EngineFailed, RebuildRunning, Results

FIELDS = {"title_terms": 8.0, "keyword_terms": 4.0, "body_terms": 1.0}
BEGUN = 0.5  # what a word that only begins so is worth beside the word itself
OWN_LANGUAGE = 1.5
MOST_VALUES = 1000  # of all facets together
PATIENCE = 30  # seconds a write may take
HARMLESS = {404, 409}  # a document that was gone already, a write that came after a newer one


class Findable(Mapped):
    """A document as the engine keeps it: what is looked into, and beside it the whole, which is not."""

    key = Keyword()
    origin = Keyword()
    digest = Keyword(index=False, doc_values=False)
    title = Keyword(ignore_above=256)  # to sort by
    language = Keyword()
    site = Long()
    weight = Double()
    facets = Keyword(multi=True)
    audience = Keyword(multi=True)
    unless = Keyword(multi=True)
    title_terms = Text(analyzer="whitespace")
    keyword_terms = Text(analyzer="whitespace")
    body_terms = Text(analyzer="whitespace")
    document = Object(enabled=False)

    class Index:
        settings = {"number_of_shards": 1, "auto_expand_replicas": "0-1", "gc_deletes": "1h"}

    class Meta:
        dynamic = False


class ElasticBackend(Backend):
    def __init__(self, url: str, index: str, seconds: float) -> None:
        self.live, self.building = index, f"{index}-building"
        self.client = Elasticsearch(url, request_timeout=seconds, max_retries=0, retry_on_timeout=False)
        self.patient = self.client.options(request_timeout=PATIENCE)

    def search(self, question: Question) -> Results:
        search = self._asked(question, FIELDS)
        search = search.post_filter("bool", filter=_chosen(question.filters))
        for name, bucket in _countings(question.filters).items():
            search.aggs.bucket(name, bucket)
        with _told():
            answer = search.execute()
        documents = [_document(hit) for hit in answer.hits]
        total = answer.to_dict()["hits"]["total"]["value"]
        return Results(documents, total, _counts(answer.aggregations, question.filters))

    def suggest(self, question: Question) -> Sequence[Document]:
        if not question.words:
            return []
        with _told():
            answer = self._asked(question, {"title_terms": 1.0}).execute()
        return [_document(hit) for hit in answer.hits]

    def _asked(self, question: Question, fields: Mapping[str, float]) -> Search:
        words = [_word(word, fields) for word in question.words]
        asked = Q("bool", must=words or [Q("match_all")], filter=[_seen_by(question.visitor)])
        liking = [
            {"field_value_factor": {"field": "weight"}},
            {"filter": {"term": {"language": question.visitor.language}}, "weight": OWN_LANGUAGE},
        ]
        scored = Q("function_score", query=asked, functions=liking, score_mode="multiply")
        return (
            Search(using=self.client, index=self.live)
            .query(scored)
            .sort("_score", "title", "key")
            .source(["document"])
            .extra(track_total_hits=True)[question.offset : question.offset + question.limit]
        )

    def write(self, documents: Sequence[Document], gone: Collection[str], version: int) -> None:
        with _told():
            indexes = [*self._behind(self.live), *self._behind(self.building)]
            if not indexes:
                raise EngineFailed("There is no index.")
            self._bulk(indexes, documents, gone, version, refresh=True)

    def digests(self, origins: Collection[str]) -> Mapping[str, str]:
        query = {"query": {"terms": {"origin": list(origins)}}, "_source": ["key", "digest"]}
        with _told():
            hits = list(scan(self.patient, query=query, index=self.live))
        return {hit["_source"]["key"]: hit["_source"]["digest"] for hit in hits}

    def origins(self, after: str = "", until: str = "") -> Sequence[str]:
        with _told():
            return list(self._origins({"gt": after} if after else {}, {"lte": until} if until else {}))

    def _origins(self, *bounds: dict[str, str]) -> Iterator[str]:
        between = [Q("range", origin=bound) for bound in bounds if bound]
        grouped: dict[str, Any] = {"size": MOST_VALUES, "sources": [{"origin": A("terms", field="origin")}]}
        while True:
            search = Search(using=self.patient, index=self.live).query("bool", filter=between)[:0]
            search.aggs.bucket("origins", "composite", **grouped)
            found = search.execute().aggregations.origins
            yield from (bucket.key.origin for bucket in found.buckets)
            if not found.buckets:
                return
            grouped["after"] = found.buckets[-1].key.to_dict()

    def begin(self, name: str) -> None:
        with _told():
            if self._behind(self.building):
                raise RebuildRunning
            index = Findable._index.clone(f"{self.live}-{name}")
            index.aliases(**{self.building: {}})
            index.create(using=self.patient)

    def fill(self, documents: Sequence[Document], version: int) -> None:
        with _told():
            self._bulk(self._behind(self.building), documents, (), version, refresh=False)

    def swap(self) -> None:
        """One request changes both aliases: a search meets the old index or the new one."""
        with _told():
            if not (new := next(iter(self._behind(self.building)), "")):
                raise EngineFailed("No index is being built.")
            old = self._behind(self.live)
            self.patient.indices.refresh(index=new)
            actions: list[dict[str, Any]] = [
                {"remove": {"index": new, "alias": self.building}},
                {"add": {"index": new, "alias": self.live}},
                *({"remove": {"index": one, "alias": self.live}} for one in old),
            ]
            self.patient.indices.update_aliases(actions=actions)
            self._delete(old)

    def abandon(self) -> None:
        with _told():
            self._delete(self._behind(self.building))

    def _behind(self, alias: str) -> list[str]:
        try:
            return sorted(self.client.indices.get_alias(name=alias))
        except NotFoundError:
            return []

    def _delete(self, indexes: Sequence[str]) -> None:
        if indexes:
            self.patient.indices.delete(index=list(indexes))

    def _bulk(
        self,
        indexes: Sequence[str],
        documents: Sequence[Document],
        gone: Collection[str],
        version: int,
        *,
        refresh: bool,
    ) -> None:
        """Versions are ours, so a write that comes late is refused; a later deletion is remembered for an hour."""
        numbered = {"version": version, "version_type": "external_gte"}
        actions = [
            *({"_op_type": "delete", "_id": key, **numbered} for key in gone),
            *({"_id": one.key, "_source": _source(one), **numbered} for one in documents),
        ]
        everywhere = [{**action, "_index": index} for index in indexes for action in actions]
        results = streaming_bulk(self.patient, everywhere, raise_on_error=False, refresh=refresh)
        wrong = [item for done, told in results if not done for item in told.values()]
        if faults := {item["status"] for item in wrong} - HARMLESS:
            raise EngineFailed(f"Writing was answered with {faults}.")


@contextmanager
def _told() -> Iterator[None]:
    """Every way the engine may fail is one to us. What was asked is not repeated: a log is no place for it."""
    try:
        yield
    except (ApiError, TransportError, UnsupportedProductError, BulkIndexError) as failure:
        raise EngineFailed(type(failure).__name__) from None


def _word(word: Word, fields: Mapping[str, float]) -> Query:
    """The best of the ways in which a document may have the word."""
    ways = [
        Q("term", **{field: {"value": term, "boost": worth}})
        for field, worth in fields.items()
        for term in (word.term, *word.joined)
    ]
    if word.begins:
        ways += [
            Q("prefix", **{field: {"value": word.term, "boost": worth * BEGUN}})
            for field, worth in fields.items()
        ]
    return Q("dis_max", queries=ways, tie_breaker=0.2)


def _seen_by(visitor: Visitor) -> Query:
    seen = Q("bool", filter=[Q("terms", audience=sorted(visitor.tokens))])
    if particular := visitor.tokens - {"everyone"}:
        seen &= ~Q("terms", unless=sorted(particular))
    if visitor.site:
        seen &= Q("term", site=visitor.site) | ~Q("exists", field="site")
    return seen


def _chosen(filters: Mapping[str, str], leaving_out: str = "") -> list[Query]:
    return [Q("term", facets=f"{name}={value}") for name, value in filters.items() if name != leaving_out]


def _countings(filters: Mapping[str, str]) -> dict[str, Any]:
    """One count over all values, and one more for each facet with a choice, which leaves that choice out."""
    return {
        f"without {name}": A(
            "filter",
            filter=Q("bool", filter=_chosen(filters, leaving_out=name)),
            aggs={"values": A("terms", field="facets", size=MOST_VALUES)},
        )
        for name in ("", *filters)
    }


def _counts(aggregations: Any, filters: Mapping[str, str]) -> Counts:
    counts: Counts = {}
    for left_out in ("", *filters):
        for bucket in aggregations[f"without {left_out}"]["values"].buckets:
            name, _equals, value = bucket.key.partition("=")
            if name == left_out or (not left_out and name not in filters):
                counts.setdefault(name, {})[value] = bucket.doc_count
    return counts


def _source(document: Document) -> dict[str, Any]:
    alike = ("key", "origin", "digest", "title", "language", "site", "weight", *FIELDS)
    return {
        **{name: getattr(document, name) for name in alike},
        "facets": [f"{name}={value}" for name, value in document.all_facets()],
        "audience": list(document.audience),
        "unless": list(document.unless),
        "document": asdict(document),
    }


def _document(hit: Any) -> Document:
    told = hit.document.to_dict()
    lists = ("keywords", "audience", "unless")
    return Document(
        **told
        | {name: tuple(told[name]) for name in lists}
        | {"facets": tuple((name, value) for name, value in told["facets"])}
    )
