"""The engine goes down, slows down or misses a write: visitors are answered all the same, and nothing is lost."""

import logging
import time

import pytest
from django.core.cache import cache

from cms.pages.models import StandardPage
from search import engine, indexing, ticks
from search.backends.elastic import ElasticBackend

from ...courses.factories import home
from ..factories import ask
from .proxy import Mood, translating

pytestmark = pytest.mark.django_db


@pytest.fixture
def mood(engine_url, index_name, settings):
    """The engine behind a proxy with moods, named in the settings; each test has its own index."""
    mood = Mood()
    with translating(engine_url, mood) as url:
        settings.HUNAR_SEARCH = {
            "ELASTICSEARCH_URL": url,
            "ELASTICSEARCH_INDEX": index_name,
            "ELASTICSEARCH_SECONDS": 3.0,
        }
        cache.clear()
        yield mood
    straight = ElasticBackend(engine_url, index_name, 30)
    straight.abandon()
    straight.patient.indices.delete(index=f"{index_name}-*", ignore_unavailable=True)
    cache.clear()


@pytest.fixture
def filled(mood):
    for n in range(3):
        page(f"Taxes {n}")
    indexing.rebuild()
    assert indexing.rebuild_copy(engine.copy())
    return mood


def page(title):
    return home().add_child(instance=StandardPage(title=title))


def found(words="taxes"):
    return sorted(one.title for one in engine.search(ask(words)).documents)


def asked_of(mood, words="taxes"):
    """What is found, and whether the engine was asked for it."""
    before = mood.requests
    return found(words), mood.requests > before


ALL = ["Taxes 0", "Taxes 1", "Taxes 2"]


def test_engine_answers_once_it_is_filled(filled):
    assert asked_of(filled) == (ALL, True)
    assert len(engine.suggest(ask("tax").typing())) == 3


def test_engine_that_was_never_filled_is_not_asked(mood):
    page("Taxes 0")
    indexing.rebuild()
    assert asked_of(mood) == (["Taxes 0"], False)


def test_database_answers_when_the_engine_is_down_and_leaves_it_alone(filled):
    filled.down = True
    assert asked_of(filled) == (ALL, True)
    assert asked_of(filled) == (ALL, False)
    filled.down = False
    cache.clear()  # the rest is over
    assert asked_of(filled) == (ALL, True)


def test_database_answers_when_the_engine_is_slow(filled, settings):
    settings.HUNAR_SEARCH = {**settings.HUNAR_SEARCH, "ELASTICSEARCH_SECONDS": 0.3}
    filled.seconds = 3
    began = time.monotonic()
    assert found() == ALL
    assert len(engine.suggest(ask("tax").typing())) == 3
    assert time.monotonic() - began < 2


def test_results_page_shows_no_error_while_the_engine_is_down(filled, client):
    filled.down = True
    for path in ("/en/search/", "/en/search/suggest/"):
        assert client.get(path, {"q": "taxes"}).status_code == 200


def test_nobodys_question_is_logged(filled, caplog):
    caplog.set_level(logging.INFO)
    found("taxes")
    filled.down = True
    found("taxes")
    assert "The search engine did not answer" in caplog.text
    assert "taxes" not in caplog.text.lower()


def test_missed_write_keeps_the_engine_silent_until_it_is_mended(filled, django_capture_on_commit_callbacks):
    filled.down = True
    with django_capture_on_commit_callbacks(execute=True):
        page("Taxes 3")
        StandardPage.objects.get(title="Taxes 0").unpublish()
    filled.down = False
    now = ["Taxes 1", "Taxes 2", "Taxes 3"]
    assert asked_of(filled) == (now, False)
    ticks.mend_copy()
    assert asked_of(filled) == (now, True)


def test_answer_that_the_record_does_not_confirm_is_not_given(filled):
    """The process died between the commit and telling the engine."""
    StandardPage.objects.get(title="Taxes 0").unpublish()
    origins = list(engine.record().origins())
    indexing.refresh(origins)  # the commit that would tell the engine never comes
    assert asked_of(filled) == (["Taxes 1", "Taxes 2"], True)
    ticks.mend_documents()
    assert engine.copy().search(ask("taxes")).total == 2


@pytest.mark.parametrize("after", range(8))
def test_engine_killed_in_the_middle_of_a_rebuild_loses_nothing(filled, after):
    page("Taxes 3")
    indexing.rebuild()
    filled.after = after
    indexing.rebuild_copy(engine.copy())
    assert found() == [*ALL, "Taxes 3"]
    filled.after = None
    ticks.mend_copy()
    cache.clear()
    assert asked_of(filled) == ([*ALL, "Taxes 3"], True)
    assert indexing.check(write=False) == indexing.Drift()


def test_engine_answers_during_its_own_rebuild(filled, monkeypatch):
    answers = []
    fill = ElasticBackend.fill

    def asking(self, documents, version):
        answers.append(asked_of(filled))
        fill(self, documents, version)
        answers.append(asked_of(filled))

    monkeypatch.setattr(ElasticBackend, "fill", asking)
    assert indexing.rebuild_copy(engine.copy())
    assert answers == [(ALL, True)] * 2


def test_change_during_a_rebuild_of_the_engine_is_in_both(
    filled, monkeypatch, django_capture_on_commit_callbacks
):
    fill = ElasticBackend.fill

    def changing(self, documents, version):
        with django_capture_on_commit_callbacks(execute=True):
            page("Taxes 3")
            StandardPage.objects.get(title="Taxes 0").unpublish()
        fill(self, documents, version)

    monkeypatch.setattr(ElasticBackend, "fill", changing)
    assert indexing.rebuild_copy(engine.copy())
    assert engine.copy().search(ask("taxes")).total == 3
    assert asked_of(filled) == (["Taxes 1", "Taxes 2", "Taxes 3"], True)


def test_check_mends_the_engine(filled):
    target = engine.copy()
    lost, *_ = engine.record().documents(engine.record().origins())
    target.write([], [lost.key], indexing.state().writes)
    assert indexing.check(write=False).wrong == [lost.key]
    assert indexing.check().wrong == [lost.key]
    assert indexing.check() == indexing.Drift()
    assert target.search(ask("taxes")).total == 3
