import io
import re
import unicodedata
from subprocess import run

import pytest
from django.core.files.storage import default_storage

from cms.certificates import actions, documents
from cms.certificates.enums import Orientation, Printed
from cms.certificates.models import Certificate
from tests.cms.people.factories import person
from themes.printing import PrintingUnavailable, printing_problem

from .factories import award, full_template

pikepdf = pytest.importorskip("pikepdf")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(bool(printing_problem()), reason=printing_problem() or "prints"),
]


def plain(text):
    """The words, letters in their plain form.

    Left out is what pdftotext is known to lose or move: marks of direction, vowel signs, and the space between a
    Latin number and an Urdu word.
    """
    signs = unicodedata.normalize("NFKC", text)
    kept = "".join(sign for sign in signs if unicodedata.category(sign) not in ("Cf", "Mn"))
    return re.findall(r"[0-9]+|[^\W\d_]+", kept)


def words_in(pdf, tmp_path):
    file = tmp_path / "certificate.pdf"
    file.write_bytes(pdf)
    return set(plain(run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode()))


def words_written(certificate):
    """Every word the sheet should carry, from the frozen context alone."""
    written = [certificate.number]
    for code in certificate.context["printed"]:
        words = certificate.context["words"][code]
        written += [
            words["organisation"],
            words["heading"],
            words["evidence"],
            words["footer"],
            words["issued"],
        ]
        written += [words["labels"]["issued"], words["labels"]["verify"]]
        written += [text for _kind, text in words["statement"]]
        for one in certificate.context["signatories"]:
            written += [one["name"][code], one["role"][code]]
    return set(plain(" ".join(written)))


@pytest.mark.parametrize("orientation", Orientation.values)
@pytest.mark.parametrize(
    ("printed", "language"), [(Printed.ALL, "en"), (Printed.HOLDER, "en"), (Printed.HOLDER, "ur")]
)
def test_words_come_out_of_the_pdf_as_they_were_written(orientation, printed, language, tmp_path):
    ours = full_template(orientation=orientation, printed=printed)
    certificate = award(template=ours, language=language)
    assert words_in(documents.pdf_of(certificate), tmp_path) == words_written(certificate)


@pytest.mark.parametrize(("orientation", "size"), [("landscape", [842, 595]), ("portrait", [595, 842])])
def test_certificate_is_one_sheet_of_a4(orientation, size):
    pdf = documents.pdf_of(award(template=full_template(orientation=orientation)))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 1
        assert [round(float(side)) for side in opened.pages[0].MediaBox][2:] == size


def test_long_names_stay_on_one_sheet():
    long = person(name="Syeda Umm-e-Kulsoom Fatima Zahra " * 3, name_ur="سیدہ امِ کلثوم فاطمہ زہرا " * 3)
    titles = {"en": "Digital marketing and social media " * 4, "ur": "ڈیجیٹل مارکیٹنگ اور سوشل میڈیا " * 4}
    pdf = documents.pdf_of(award(person=long, titles=titles, template=full_template()))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 1


@pytest.mark.parametrize("language", ["en", "ur"])
def test_certificate_is_tagged_in_its_holders_language(language):
    certificate = award(template=full_template(printed=Printed.HOLDER), language=language)
    words = certificate.words(language)
    with pikepdf.open(io.BytesIO(documents.pdf_of(certificate))) as opened:
        root = opened.Root
        assert (str(root.Lang), bool(root.MarkInfo.Marked), "/StructTreeRoot" in root) == (
            language,
            True,
            True,
        )
        assert str(opened.docinfo["/Title"]) == f"{words['heading']}: {words['name']}, {words['title']}"


def test_certificate_carries_only_our_faces():
    with pikepdf.open(io.BytesIO(documents.pdf_of(award(template=full_template())))) as opened:
        fonts = opened.pages[0].Resources.Font.values()
        families = {str(font.DescendantFonts[0].FontDescriptor.FontFamily) for font in fonts}
    assert families == {"Hunar Naskh", "Hunar Serif"}


def test_certificate_passes_pdf_ua():
    page = pytest.importorskip("page", reason="pip install page-validation")
    pdf = documents.pdf_of(award(template=full_template()))
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []


def test_same_certificate_gives_the_same_bytes():
    certificate = award(template=full_template())
    assert documents.pdf_of(certificate) == documents.pdf_of(Certificate.objects.get(pk=certificate.pk))


def test_certificate_keeps_its_look_when_the_template_changes():
    ours = full_template()
    certificate = award(template=ours)
    before = documents.pdf_of(certificate)
    ours.logos.first().image.delete()
    ours.words.update(heading="Changed")
    ours.orientation = Orientation.PORTRAIT
    ours.save()
    assert documents.pdf_of(Certificate.objects.get(pk=certificate.pk)) == before


def test_certificate_is_printed_once_and_kept_out_of_the_media():
    certificate = award()
    assert actions.print_certificate(certificate_id=certificate.pk)
    certificate.refresh_from_db()
    first = certificate.pdf.name
    assert actions.print_certificate(certificate_id=certificate.pk)
    certificate.refresh_from_db()
    assert certificate.pdf.name == first
    with certificate.pdf.open("rb") as file:
        assert file.read(5) == b"%PDF-"
    assert not default_storage.exists(first)


def test_award_prints_in_the_background(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        certificate = award()
    certificate.refresh_from_db()
    assert certificate.pdf.name.endswith(".pdf")


def test_withdrawn_certificate_loses_its_pdf(django_capture_on_commit_callbacks):
    certificate = award()
    actions.print_certificate(certificate_id=certificate.pk)
    certificate.refresh_from_db()
    storage, name = certificate.pdf.storage, certificate.pdf.name
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(certificate=certificate)
    assert not storage.exists(name)
    assert not actions.print_certificate(certificate_id=certificate.pk)


def test_server_that_cannot_print_leaves_the_certificate_valid_and_owed(monkeypatch):
    def cannot(certificate):
        raise PrintingUnavailable("no Pango here")

    monkeypatch.setattr(actions, "pdf_of", cannot)
    certificate = award()
    assert not actions.print_certificate(certificate_id=certificate.pk)
    certificate.refresh_from_db()
    assert (certificate.is_valid, certificate.pdf.name, certificate.print_attempts) == (True, "", 0)


def test_failed_printing_is_tried_again_but_not_for_ever(monkeypatch, settings):
    from cms.certificates.ticks import print_what_is_owed

    def breaks(certificate):
        raise RuntimeError("a broken image")

    settings.HUNAR_CERTIFICATES = {"PRINT_ATTEMPTS": 2}
    certificate = award()
    with monkeypatch.context() as patch:
        patch.setattr(actions, "pdf_of", breaks)
        assert [print_what_is_owed() for _ in range(3)] == [0, 0, 0]
    certificate.refresh_from_db()
    assert certificate.print_attempts == 2
    assert print_what_is_owed() == 0
    settings.HUNAR_CERTIFICATES = {"PRINT_ATTEMPTS": 5}
    assert print_what_is_owed() == 1
