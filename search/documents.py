"""What can be found: the contract of an app's `search_documents.py`, and a document as the backends know it.

Any installed app may have a module `search_documents` with plain values in it; it imports nothing from here.
docs/reference/search-documents.md tells what it may say. A declaration that says something else is refused by a
system check before anybody searches.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.module_loading import module_has_submodule

from .query import clean
from .words import compounds, joins, terms

MODULE = "search_documents"
EVERYONE = "everyone"
LONGEST_TEXT = 100_000  # characters that are searched


@dataclass(frozen=True)
class Document:
    """One thing that can be found, in one language, as one kind of visitor may see it.

    `origin` names the object it was made from; an object may give several documents, told apart by `part`. A visitor
    finds it who has one of the tokens of `audience` and none of `unless`. `path` is the place of its page in Wagtail's
    tree, by which it is found again when something above it changes.
    """

    origin: str
    kind: str
    title: str
    url: str
    part: str = ""
    language: str = ""
    summary: str = ""
    text: str = ""
    keywords: tuple[str, ...] = ()
    facets: tuple[tuple[str, str], ...] = ()
    audience: tuple[str, ...] = (EVERYONE,)
    unless: tuple[str, ...] = ()
    within: str = ""  # the title of what it is a part of
    within_url: str = ""
    weight: float = 1.0
    site: int | None = None
    path: str = ""

    @property
    def key(self) -> str:
        return f"{self.origin}/{self.part}" if self.part else self.origin

    @cached_property
    def digest(self) -> str:
        """Two documents with one digest are found and shown alike."""
        told = json.dumps([VERSION, asdict(self)], ensure_ascii=False, sort_keys=True)
        return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()

    @cached_property
    def title_terms(self) -> str:
        return " ".join(terms(self.title))

    @cached_property
    def keyword_terms(self) -> str:
        found = terms(" ".join(self.keywords)) + joins(self.title) + compounds(self.text)
        for keyword in self.keywords:
            found += joins(keyword)
        return " ".join(dict.fromkeys(found))

    @cached_property
    def body_terms(self) -> str:
        return " ".join(terms(f"{self.summary} {self.text}"))

    def all_facets(self) -> tuple[tuple[str, str], ...]:
        """Its own, and the two that every document has."""
        return tuple(sorted({*self.facets, ("kind", self.kind), ("language", self.language)}))


#: Part of every digest: raise it when terms are cut another way, and a check finds every document out of date.
VERSION = 1


@dataclass(frozen=True)
class Source:
    """One kind of object that can be found, as an app declared it."""

    name: str  # app label and kind: hunar_courses.course
    label: Any  # translated
    model: type[Model]
    document: Callable[[Any], Mapping | Iterable[Mapping] | None]
    objects: Callable[[], QuerySet]
    audiences: Callable[[Any], Iterable[str]] | None = None
    also: Mapping[str, Callable[[Any], Iterable[int]]] = field(default_factory=dict)
    parts: Mapping[str, Any] = field(default_factory=dict)  # kinds of document besides its own → label

    @property
    def kinds(self) -> dict[str, Any]:
        return {self.name: self.label, **self.parts}

    def origin(self, pk: int) -> str:
        """The object's name in the index; padded, so that names sort as numbers do."""
        return f"{self.name}:{pk:012d}"

    def documents(self, found: Model) -> Iterator[tuple[Document, Any]]:
        """The documents of one object, each with the page whose visibility it shares, if there is one."""
        told = self.document(found)
        for one in [told] if isinstance(told, Mapping) else told or ():
            values = dict(one)
            page = values.pop("page", found if hasattr(found, "get_view_restrictions") else None)
            yield made(self, found.pk, values), page


@dataclass(frozen=True)
class Facet:
    """A way to narrow the answers. `labels` gives the words for all values it knows, in a language."""

    name: str
    label: Any
    labels: Callable[[str], Mapping[str, Any]]


class BadDeclaration(ValueError):
    """A declaration says something the contract does not know."""


def made(source: Source, pk: int, values: dict) -> Document:
    """A document from a declaration's plain values."""
    unknown = values.keys() - TOLD
    if unknown:
        raise BadDeclaration(f"{source.name}: a document takes no {', '.join(sorted(unknown))}")
    facets = values.pop("facets", {})
    return Document(
        origin=source.origin(pk),
        kind=values.pop("kind", source.name),
        title=clean(str(values.pop("title"))),
        url=values.pop("url", ""),
        summary=_plain(values.pop("summary", "")),
        text=_plain(values.pop("text", "")),
        keywords=tuple(clean(str(word)) for word in values.pop("keywords", ())),
        facets=tuple(sorted(_pairs(facets))),
        audience=tuple(sorted(values.pop("audience", (EVERYONE,)))),
        unless=tuple(sorted(values.pop("unless", ()))),
        **values,
    )


TOLD = frozenset(Document.__dataclass_fields__) - {"origin"}


def _plain(text: Any) -> str:
    """Bounded, without characters that PostgreSQL refuses, and in one line: a dot stands where a line ended."""
    lines = str(text)[:LONGEST_TEXT].replace("\0", " ").splitlines()
    return " · ".join(filter(None, (" ".join(line.split()) for line in lines)))


def _pairs(facets: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(name, value), a pair for each value of a facet. Values are small words: lower case, no bars."""
    for name, values in facets.items():
        for value in [values] if isinstance(values, str) else values:
            yield name, str(value).lower().replace("|", " ")[:100]


def sources() -> dict[str, Source]:
    """Every declared source by its name."""
    return {source.name: source for config, module in _modules() for source in _sources(config, module)}


def facets() -> list[Facet]:
    """Every declared facet, in the order of the apps. One name may be declared by several: the first gives the label,
    all give words for values."""
    found: dict[str, Facet] = {}
    for _config, module in _modules():
        for told in getattr(module, "FACETS", ()):
            facet = Facet(**told)
            known = found.get(facet.name)
            found[facet.name] = replace(known, labels=_either(known, facet)) if known else facet
    return list(found.values())


def _either(one: Facet, other: Facet) -> Callable[[str], Mapping[str, Any]]:
    return lambda language: {**other.labels(language), **one.labels(language)}


def _modules() -> Iterator[tuple[Any, Any]]:
    for config in apps.get_app_configs():
        if config.name != __package__ and module_has_submodule(config.module, MODULE):
            yield config, import_module(f"{config.name}.{MODULE}")


def _sources(config: Any, module: Any) -> Iterator[Source]:
    for told in getattr(module, "SOURCES", ()):
        values = dict(told)
        try:
            model = apps.get_model(values.pop("model"))
            values.setdefault("objects", _live(model))
            name = f"{config.label}.{values.pop('name')}"
            yield Source(name=name, model=model, **values)
        except (KeyError, LookupError, TypeError, ValueError) as fault:
            raise BadDeclaration(f"{module.__name__}: {fault}") from fault


def _live(model: type[Model]) -> Callable[[], QuerySet]:
    """All objects of the model; of pages only the live ones."""
    manager = model._default_manager
    return manager.live if hasattr(manager, "live") else manager.all
