import hashlib
import io
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from themes import printing

pikepdf = pytest.importorskip("pikepdf")

CREATED = '<meta name="dcterms.created" content="2026-03-24T09:00:00+00:00">'
URDU = "آمنہ بلال احمد نے اسلام آباد میں جزئیات اور آئین کا کورس مؤثر طریقے سے مکمل کیا"
PAGE = f"""<!doctype html><html lang="ur" dir="rtl"><head><title>سند</title>{CREATED}
<style>@page {{ size: A4 landscape }} body {{ font-family: "Hunar Naskh", "Hunar Serif" }}</style></head>
<body><h1>Certificate 2026</h1><p>{URDU}</p></body></html>"""


@pytest.fixture(scope="module")
def pdf():
    if problem := printing.printing_problem():
        pytest.skip(problem)
    return printing.html_to_pdf(PAGE, identifier=b"the same")


def words_of(pdf, tmp_path):
    """The words a reader takes out, letters in their plain form, without marks of direction."""
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf)
    command = ["pdftotext", "-raw", str(file), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf"
    )
    return set(plain.split())


def test_words_come_out_as_they_were_written(pdf, tmp_path):
    assert words_of(pdf, tmp_path) == {"Certificate", "2026", *URDU.split()}


def test_page_is_tagged_in_its_language_and_titled(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root = opened.Root
        assert (str(root.Lang), bool(root.MarkInfo.Marked), "/StructTreeRoot" in root) == ("ur", True, True)
        assert str(opened.docinfo["/Title"]) == "سند"
        with opened.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"


def test_page_has_the_size_it_asks_for(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert [round(float(side)) for side in opened.pages[0].MediaBox] == [0, 0, 842, 595]


def test_faces_are_carried_and_only_ours(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        fonts = [font.DescendantFonts[0].FontDescriptor for font in opened.pages[0].Resources.Font.values()]
        assert {str(font.FontFamily) for font in fonts} == {"Hunar Naskh", "Hunar Serif"}
        assert all("/FontFile2" in font for font in fonts)


def test_same_page_gives_the_same_bytes(pdf):
    assert printing.html_to_pdf(PAGE, identifier=b"the same") == pdf


def test_server_without_any_font_prints_the_same(pdf, tmp_path):
    empty = tmp_path / "fonts.conf"
    empty.write_text(f'<?xml version="1.0"?><fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>')
    (tmp_path / "page.html").write_text(PAGE)
    program = (
        "import hashlib, pathlib, sys; from themes.printing import html_to_pdf;"
        "html = pathlib.Path(sys.argv[1]).read_text();"
        "print(hashlib.sha256(html_to_pdf(html, identifier=b'the same')).hexdigest())"
    )
    printed = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "page.html")],
        env={**os.environ, "FONTCONFIG_FILE": str(empty)},
        cwd=Path(printing.__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert printed.stdout.strip() == hashlib.sha256(pdf).hexdigest()


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("data:image/png;base64,AAAA", True),
        (f"{printing.FONTS.as_uri()}/scheherazade-new-arabic-400-normal.ttf", True),
        (f"{printing.FONTS.as_uri()}/../tokens.css", False),
        ("file:///etc/passwd", False),
        ("file://elsewhere/etc/passwd", False),
        ("http://localhost/logo.png", False),
        ("https://example.org/logo.png", False),
        ("ftp://example.org/logo.png", False),
        ("//example.org/logo.png", False),
    ],
)
def test_printing_loads_nothing_from_outside(url, allowed):
    assert printing.may_load(url) is allowed


def test_picture_from_the_network_is_left_out(pdf):
    pictured = PAGE.replace("<p>", '<p><img src="http://127.0.0.1:9/x.png" alt="">')
    with pikepdf.open(io.BytesIO(printing.html_to_pdf(pictured))) as opened:
        assert list(opened.pages[0].Resources.get("/XObject", {})) == []


def test_missing_weasyprint_is_said_in_words(monkeypatch):
    printing._weasyprint.cache_clear()
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    try:
        with pytest.raises(printing.PrintingUnavailable, match="wagtail-hunar"):
            printing.html_to_pdf(PAGE)
        assert "wagtail-hunar[pdf]" in printing.printing_problem()
    finally:
        printing._weasyprint.cache_clear()


def test_weasyprint_is_imported_in_one_module():
    root = Path(printing.__file__).parent.parent
    rooms = ("themes", "cms", "courses", "mentorship", "search")
    importers = [
        str(file.relative_to(root))
        for room in rooms
        for file in (root / room).rglob("*.py")
        if "import weasyprint" in file.read_text() or "from weasyprint" in file.read_text()
    ]
    assert importers == ["themes/printing.py"]


def test_page_validation_finds_no_fault(pdf):
    page = pytest.importorskip("page", reason="pip install page-validation")
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []


def test_outloud_finds_no_fault(pdf, tmp_path):
    outloud = Path(sys.executable).with_name("outloud")
    if not outloud.exists():
        pytest.skip("pip install outloud")
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf)
    judged = subprocess.run([outloud, file, "--fail-on", "warning"], capture_output=True, text=True)
    assert judged.returncode == 0, judged.stdout
