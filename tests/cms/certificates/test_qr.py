import base64
import sys
from pathlib import Path

import pytest

import cms
from cms.certificates import checks, documents
from cms.qr import qr_svg
from tests.cms.certificates.factories import award
from themes.printing import PrintingUnavailable

pytest.importorskip("segno")


@pytest.mark.django_db
def test_code_on_the_sheet_leads_to_the_page_that_verifies_it(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://hunar.example/"
    certificate = award()
    drawn = qr_svg(f"https://hunar.example/verify/{certificate.key}/")
    assert f"data:image/svg+xml;base64,{base64.b64encode(drawn).decode()}" in documents.document(certificate)


def test_missing_segno_is_said_in_words(monkeypatch):
    monkeypatch.setitem(sys.modules, "segno", None)
    with pytest.raises(PrintingUnavailable, match="wagtail-hunar"):
        qr_svg("https://hunar.example")


def test_segno_is_imported_in_one_module():
    folder = Path(cms.__file__).parent
    importers = [file.name for file in folder.rglob("*.py") if "import segno" in file.read_text()]
    assert importers == ["qr.py"]


def test_server_that_cannot_print_is_warned_with_the_packages_to_install(monkeypatch):
    monkeypatch.setattr(checks, "printing_problem", lambda: "Install the system packages: libpango-1.0-0")
    assert [(found.id, found.hint) for found in checks.check_printing(None)] == [
        ("hunar_certificates.W001", "Install the system packages: libpango-1.0-0")
    ]


def test_server_that_prints_is_not_warned(monkeypatch):
    monkeypatch.setattr(checks, "printing_problem", lambda: "")
    assert checks.check_printing(None) == []
