"""Keeping the index: documents are made anew from what is live now, and written where they differ.

Every writer takes its turn (a row lock), reads the objects, and writes their documents, all in one transaction: so
whoever writes last has read last, and a rebuild that goes on for minutes loses no change made meanwhile.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from . import engine
from .backends.base import Backend, EngineFailed, Record
from .conf import setting
from .documents import Document, Source, sources
from .models import IndexState
from .visibility import Places

logger = logging.getLogger("hunar.search")
BATCH = 50  # objects to a turn: other writers wait for it a fraction of a second


@dataclass
class Drift:
    """What a check found: documents that were missing or out of date, and documents of nothing."""

    wrong: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.wrong or self.gone)

    def add(self, more: Drift) -> None:
        self.wrong += more.wrong
        self.gone += more.gone


@contextmanager
def turn() -> Iterator[int]:
    """Write alone; answers the number of this write. The UPDATE takes the lock, on SQLite as on PostgreSQL."""
    with transaction.atomic():
        if not _next_write():
            IndexState.objects.get_or_create(pk=1)
            _next_write()
        yield IndexState.objects.values_list("writes", flat=True).get(pk=1)


def _next_write() -> int:
    return IndexState.objects.filter(pk=1).update(writes=F("writes") + 1)


def documents_of(origins: Iterable[str]) -> list[Document]:
    """The documents of these objects as they are now. Objects that may not be found give none."""
    places, wanted = Places(), dict[str, set[int]]()
    for origin in origins:
        name, _, pk = origin.rpartition(":")
        wanted.setdefault(name, set()).add(int(pk))
    known = sources()
    return [
        document
        for name, pks in wanted.items()
        if name in known
        for document in _documents(known[name], pks, places)
    ]


def _documents(source: Source, pks: Collection[int], places: Places) -> Iterator[Document]:
    for found in source.objects().filter(pk__in=pks):
        for document, page in source.documents(found):
            if placed := places.placed(document, page):
                yield placed


def refresh(origins: Collection[str], *, write: bool = True) -> Drift:
    """Make the documents of these objects anew and write those that differ. Doing it twice is harmless."""
    record = engine.record()
    with turn() as version:
        documents = documents_of(origins)
        known = record.digests(origins)
        changed = [document for document in documents if known.get(document.key) != document.digest]
        gone = sorted(known.keys() - {document.key for document in documents})
        if write and (changed or gone):
            _write(changed, gone, version)
    return Drift([document.key for document in changed], gone)


def _write(documents: Sequence[Document], gone: Sequence[str], version: int) -> None:
    engine.record().write(documents, gone, version)
    transaction.on_commit(partial(engine.write_copy, documents, gone, version))


def hide_below(path: str) -> list[str]:
    """Take out, at once, all documents of pages there and below; answers the objects to look at again."""
    record = engine.record()
    with turn() as version:
        found = record.below(path)
        if found:
            _write([], sorted(found), version)
    return sorted(set(found.values()))


def all_origins(after: str = "") -> Iterator[str]:
    """Every object that may have documents, in the order of their names in the index."""
    for name, source in sorted(sources().items()):
        start, _, pk = after.rpartition(":")
        if name >= start:
            rows = source.objects().filter(pk__gt=int(pk)) if name == start else source.objects()
            for pk in rows.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2000):
                yield source.origin(pk)


def origins_below(path: str) -> list[str]:
    """Every object that has documents of pages there or below, or may have."""
    found = set(engine.record().below(path).values())
    for source in sources().values():
        if issubclass(source.model, Page):
            pks = source.objects().filter(path__startswith=path).values_list("pk", flat=True)
            found.update(map(source.origin, pks))
    return sorted(found)


def batches(items: Iterable[str]) -> Iterator[list[str]]:
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def rebuild() -> int:
    """A new index beside the live one, then in its place; answers how many documents it has. Visitors are answered
    all the while, and what changes meanwhile is written to both."""
    record, count = engine.record(), 0
    record.begin(dated_name())
    try:
        for batch in batches(all_origins()):
            with turn() as version:
                documents = documents_of(batch)
                record.fill(documents, version)
            count += len(documents)
        with turn():
            record.swap()
    except BaseException:
        record.abandon()
        raise
    return count


def rebuild_copy(target: Backend) -> bool:
    """Fill a new index in the engine from the record and let it answer; False when the engine failed meanwhile.
    What an earlier run that was cut short has left there is thrown away."""
    record = engine.record()
    failures = state().copy_failures
    try:
        target.abandon()
        target.begin(dated_name())
        for origins in batches(record.origins()):
            with turn() as version:
                documents = record.documents(origins)
            target.fill(documents, version)
        target.swap()
    except EngineFailed as failure:
        logger.warning("The search engine could not be filled. %s", failure)
        engine.mark_out_of_step()
        return False
    return bool(IndexState.objects.filter(copy_failures=failures).update(copy_in_step=True))


def dated_name() -> str:
    return f"{timezone.now():%Y%m%d%H%M%S%f}"


def state() -> IndexState:
    return IndexState.objects.get_or_create(pk=1)[0]


def check(*, write: bool = True) -> Drift:
    """Compare every object with its documents, and the record with its copy; write what differs."""
    drift, after = Drift(), ""
    while True:
        found, after = check_slice(after, size=setting("CHECK_SLICE"), write=write)
        drift.add(found)
        if not after:
            return drift


def check_slice(after: str, *, size: int, write: bool = True) -> tuple[Drift, str]:
    """The same for the next so many objects; answers where to go on, empty at the end."""
    live = list(islice(all_origins(after), size))
    until = live[-1] if len(live) == size else ""
    drift = Drift()
    for batch in batches(sorted({*live, *engine.record().origins(after, until)})):
        drift.add(refresh(batch, write=write))
    drift.add(_check_copy(after, until, write=write))
    return drift, until


def _check_copy(after: str, until: str, *, write: bool) -> Drift:
    drift, record, target = Drift(), engine.record(), engine.copy()
    if target is None or not state().copy_in_step:
        return drift
    try:
        for batch in batches(sorted({*record.origins(after, until), *target.origins(after, until)})):
            drift.add(_compare_copy(batch, record, target, write=write))
    except EngineFailed as failure:
        logger.warning("The search engine could not be compared with the record. %s", failure)
        engine.mark_out_of_step()
    return drift


def _compare_copy(origins: Collection[str], record: Record, target: Backend, *, write: bool) -> Drift:
    with turn() as version:
        documents, there = record.documents(origins), target.digests(origins)
        changed = [document for document in documents if there.get(document.key) != document.digest]
        gone = sorted(there.keys() - {document.key for document in documents})
        if write and (changed or gone):
            target.write(changed, gone, version)
    return Drift([document.key for document in changed], gone)
