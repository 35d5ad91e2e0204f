"""Who answers: the record of the index, or its copy in Elasticsearch while that is quick and in step.

The record is always kept, so it can answer whenever the copy cannot. A visitor never sees an engine fail.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache

from django.core.cache import cache as shared
from django.db.models import F
from django.utils.module_loading import import_string

from .backends.base import Backend, EngineFailed, Record, Results
from .conf import setting
from .documents import Document
from .models import IndexState
from .query import Question

logger = logging.getLogger("hunar.search")
RESTING = "hunar_search.copy_rests"


def record() -> Record:
    return import_string(setting("BACKEND"))()


def copy() -> Backend | None:
    """The engine beside the record, when one is named."""
    url = setting("ELASTICSEARCH_URL")
    return _elastic(url, setting("ELASTICSEARCH_INDEX"), setting("ELASTICSEARCH_SECONDS")) if url else None


@cache
def _elastic(url: str, index: str, seconds: float) -> Backend:
    from .backends.elastic import ElasticBackend

    return ElasticBackend(url, index, seconds)


def search(question: Question) -> Results:
    if question.is_wordless:
        return Results()
    if engine := _copy_that_answers():
        try:
            results = engine.search(question)
        except EngineFailed as failure:
            _let_rest(failure)
        else:
            if _agrees(results.documents):
                return results
    return record().search(question)


def suggest(question: Question) -> Sequence[Document]:
    if engine := _copy_that_answers():
        try:
            found = engine.suggest(question)
        except EngineFailed as failure:
            _let_rest(failure)
        else:
            if _agrees(found):
                return found
    return record().suggest(question)


def _copy_that_answers() -> Backend | None:
    engine = copy()
    if engine is None or shared.get(RESTING):
        return None
    return engine if IndexState.objects.filter(copy_in_step=True).exists() else None


def _agrees(documents: Sequence[Document]) -> bool:
    """Whether the record has what the copy found, just so. If not, a write has not reached the copy yet, and what it
    says may no longer be for everybody's eyes."""
    known = record().digests({document.origin for document in documents})
    return all(known.get(document.key) == document.digest for document in documents)


def _let_rest(failure: EngineFailed) -> None:
    """After a failure the engine is not asked for a while, so that nobody waits for it in vain."""
    shared.set(RESTING, True, setting("ELASTICSEARCH_REST"))
    logger.warning("The search engine did not answer; the database does. %s", failure)


def write_copy(documents: Sequence[Document], gone: Sequence[str], version: int) -> None:
    """Tell the copy what was written to the record. If it does not listen it no longer answers until it is mended."""
    if (engine := copy()) is None:
        return
    try:
        engine.write(documents, gone, version)
    except EngineFailed as failure:
        mark_out_of_step()
        logger.warning("The search engine missed a write; the database answers. %s", failure)


def mark_out_of_step() -> None:
    IndexState.objects.update(copy_in_step=False, copy_failures=F("copy_failures") + 1)
