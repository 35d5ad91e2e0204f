"""The engine's process is killed while it works, and comes back with nothing: nobody sees an error, nothing is lost."""

import threading

import pytest
from django.core.cache import cache

from cms.pages.models import StandardPage
from search import engine, indexing, ticks
from search.backends.elastic import ElasticBackend

from ...courses.factories import home
from ...parallel import at_once
from ..factories import ask
from .conftest import elasticsearch7_at, free_port

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
ALL = [f"Taxes {n}" for n in range(60)]  # more than one batch of a rebuild


@pytest.fixture
def port(index_name, settings):
    port = free_port()
    settings.HUNAR_SEARCH = {
        "ELASTICSEARCH_URL": f"http://127.0.0.1:{port}",
        "ELASTICSEARCH_INDEX": index_name,
        "ELASTICSEARCH_SECONDS": 3.0,
    }
    cache.clear()
    yield port
    cache.clear()


@pytest.fixture
def pages():
    for title in ALL:
        home().add_child(instance=StandardPage(title=title))
    indexing.rebuild()


def comes_back(port):
    """An engine that has forgotten everything is filled again at the next tick, and answers."""
    with elasticsearch7_at(port):
        for tick in ticks.TICKS:
            tick()
        cache.clear()
        assert engine.copy().search(ask("taxes")).total == len(ALL)
        assert indexing.check(write=False) == indexing.Drift()


def test_killed_in_the_middle_of_queries(port, pages):
    asked = threading.Semaphore(0)

    def visitor(number):
        if number == 0:
            for _ in range(20):
                asked.acquire(timeout=60)
            process.kill()
            return []
        totals = []
        for _ in range(30):
            totals.append(engine.search(ask("taxes")).total)
            asked.release()
        return totals

    with elasticsearch7_at(port) as process:
        assert indexing.rebuild_copy(engine.copy())
        answers = [total for totals in at_once(4, visitor) for total in totals]
        assert process.wait(20)
    assert answers == [len(ALL)] * 90
    comes_back(port)


def test_killed_in_the_middle_of_a_rebuild(port, pages, monkeypatch):
    fill, batches = ElasticBackend.fill, []

    def dying(self, documents, version):
        batches.append(len(documents))
        if len(batches) == 2:
            process.kill()
            process.wait(20)
        fill(self, documents, version)

    with elasticsearch7_at(port) as process:
        monkeypatch.setattr(ElasticBackend, "fill", dying)
        assert not indexing.rebuild_copy(engine.copy())
        assert engine.search(ask("taxes")).total == len(ALL)
    monkeypatch.undo()
    comes_back(port)
