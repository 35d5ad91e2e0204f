"""The contract of every backend, kept by Elasticsearch over HTTP."""

import pytest

from search.backends.elastic import ElasticBackend

from ..backends.test_contract import *  # noqa: F403  the suite itself
from ..factories import ask, document


@pytest.fixture
def backend(engine_url, index_name):
    made = ElasticBackend(engine_url, index_name, 30)
    made.begin("first")
    made.swap()
    yield made
    made.abandon()
    made.patient.indices.delete(index=f"{index_name}-*", ignore_unavailable=True)


def test_late_write_never_undoes_a_newer_one(backend):
    backend.write([document("Newer tax", pk=1)], [], 5)
    backend.write([document("Older tax", pk=1)], [], 4)
    backend.write([], [document(pk=2).key], 5)
    backend.write([document("Deleted tax", pk=2)], [], 4)
    assert [one.title for one in backend.search(ask("tax")).documents] == ["Newer tax"]
