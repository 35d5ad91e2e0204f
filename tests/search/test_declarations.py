"""What apps may declare, what is refused, and that the room stands alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import run_checks

from cms.pages import search_documents
from search import documents
from search.checks import check_declarations, check_engine
from search.documents import BadDeclaration

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "source",
    [
        {"label": "x", "model": "hunar_pages.StandardPage", "document": dict},
        {"name": "x", "label": "x", "model": "nothing.Here", "document": dict},
        {"name": "x", "label": "x", "model": "hunar_pages.StandardPage", "document": dict, "colour": "red"},
        {"name": "x", "label": "x", "model": "hunar_pages.StandardPage"},
    ],
)
def test_check_refuses_what_the_contract_does_not_know(monkeypatch, source):
    monkeypatch.setattr(search_documents, "SOURCES", [source])
    (fault,) = check_declarations(None)
    assert fault.id == "hunar_search.E001"
    assert "search_documents" in fault.msg


def test_document_refuses_an_unknown_key():
    source = documents.sources()["hunar_pages.page"]
    with pytest.raises(BadDeclaration, match="colour"):
        documents.made(source, 1, {"title": "x", "colour": "red"})


def test_text_is_bounded_and_clean():
    source = documents.sources()["hunar_pages.page"]
    made = documents.made(source, 1, {"title": "a\0b", "text": "one\n\n two\0 " + "x" * 200_000})
    assert made.title == "a b"
    assert made.text.startswith("one · two xxx")
    assert len(made.text) <= documents.LONGEST_TEXT + 3


def test_engine_without_its_client_is_told(settings, monkeypatch):
    settings.HUNAR_SEARCH = {"ELASTICSEARCH_URL": "http://localhost:1"}
    assert check_engine(None) == []
    monkeypatch.setitem(sys.modules, "elasticsearch", None)
    monkeypatch.setitem(sys.modules, "elasticsearch.dsl", None)
    assert [fault.id for fault in check_engine(None)] == ["hunar_search.W001"]


def test_reference_site_has_no_fault():
    assert [fault for fault in run_checks() if str(fault.id).startswith("hunar_search")] == []


def test_client_of_the_engine_is_imported_in_one_module():
    importers = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "search").rglob("*.py")
        if "from elasticsearch" in path.read_text()
    ]
    assert importers == ["search/backends/elastic.py"]


def test_room_loads_without_the_client_of_the_engine():
    code = "import sys, search.views, search.tasks; sys.exit('elasticsearch' in sys.modules)"
    setup = "import django; django.setup();"
    done = subprocess.run([sys.executable, "-c", setup + code], cwd=ROOT, env=environment(), check=False)
    assert done.returncode == 0


def environment():
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test"}


def test_declarations_import_nothing_from_search():
    for path in ROOT.glob("*/**/search_documents.py"):
        if ".venv" not in path.parts:
            assert "from search" not in path.read_text()
            assert "import search" not in path.read_text()
