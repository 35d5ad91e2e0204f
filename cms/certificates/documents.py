"""A certificate as a PDF: its frozen words and images, drawn by the sheet's template, printed by the theme."""

from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import override

from cms.qr import qr_svg
from themes.printing import html_to_pdf

from .models import Certificate, FrozenImage
from .pictures import Picture
from .sheets import sheet

STYLESHEET = Path(__file__).parent / "static/hunar_certificates/certificate.css"


def frozen_image(checksum: str) -> str:
    """A kept image as an address that needs no network."""
    kept = FrozenImage.objects.get(checksum=checksum)
    with kept.file.open("rb") as file:
        return Picture(kept.content_type, file.read()).data_uri


def document(certificate: Certificate) -> str:
    """The HTML that is printed."""
    qr = Picture("image/svg+xml", qr_svg(certificate.context["verify_url"])).data_uri
    language = certificate.context["printed"][0]
    context: dict[str, Any] = {
        "sheet": sheet(certificate.context, source=frozen_image, qr=qr),
        "certificate": certificate,
        "words": certificate.words(language),
        "language": language,
    }
    with override(language):
        return render_to_string("hunar_certificates/document.html", context)


def pdf_of(certificate: Certificate) -> bytes:
    """The certificate as a tagged PDF; the same bytes for the same certificate. Raises PrintingUnavailable."""
    return html_to_pdf(
        document(certificate),
        stylesheets=(STYLESHEET.read_text(),),
        identifier=certificate.key.bytes,
    )
