"""HTML to PDF for every room. The only importer of WeasyPrint, which comes with the extra `pdf`.

A printed page loads nothing from the network: its pictures are `data:` addresses, and its faces are the ones carried
in `static/hunar_themes/fonts`, so paper looks the same on a server without any Arabic-script font.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

FONTS = Path(__file__).resolve().parent / "static" / "hunar_themes" / "fonts"
LAM_ALEF = f" <{'لا'.encode('utf-16-be').hex()}>".encode()
ONE_SIGN = f" <{'ﻻ'.encode('utf-16-be').hex()}>".encode()
DEBIAN_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class PrintingUnavailable(Exception):
    """This server cannot make PDFs; the message says what it lacks."""


@cache
def _weasyprint() -> ModuleType:
    try:
        import weasyprint
    except ImportError as error:
        raise PrintingUnavailable("Install the extra: pip install 'wagtail-hunar[pdf]'") from error
    except OSError as error:  # the Python package is there, a C library is not
        raise PrintingUnavailable(f"Install the system packages: {DEBIAN_PACKAGES}") from error
    return weasyprint


def printing_problem() -> str:
    """Why this server cannot make PDFs, or cannot make them quickly; empty when all is well."""
    try:
        _weasyprint()
    except PrintingUnavailable as problem:
        return str(problem)
    from weasyprint.text.ffi import harfbuzz_subset

    if harfbuzz_subset is None:
        return "PDFs are made slowly and large. Install the system package: libharfbuzz-subset0"
    return ""


def may_load(url: str) -> bool:
    """Whether a printed page may load this address: carried in the page itself, or one of our faces."""
    parts = urlsplit(url)
    if parts.scheme == "data":
        return True
    path = Path(url2pathname(parts.path)).resolve()
    return parts.scheme == "file" and not parts.netloc and path.parent == FONTS


@cache
def _fetcher_class() -> type:
    _weasyprint()
    from weasyprint.urls import URLFetcher

    class SealedFetcher(URLFetcher):
        """Loads what the page carries, and nothing else."""

        def fetch(self, url, headers=None):
            if not may_load(url):
                raise ValueError("A printed page loads nothing from outside.")
            return super().fetch(url, headers)

    return SealedFetcher


def _letters_in_order(document: Any, pdf: Any) -> None:
    """Say what the glyph لا stands for with one sign instead of two.

    Readers turn a right-to-left line around sign by sign, so the two would come out as ال. The one sign is the same
    to every search that follows Unicode (NFKC).
    """
    for thing in pdf.objects:
        lines = getattr(thing, "stream", None)
        if isinstance(lines, list) and b"begincmap" in lines:
            lines[:] = [line.replace(LAM_ALEF, ONE_SIGN) for line in lines]


def html_to_pdf(
    html: str,
    *,
    stylesheets: Iterable[str] = (),
    base_url: str | None = None,
    identifier: bytes = b"",
) -> bytes:
    """A tagged PDF (PDF/UA-1) of an HTML page.

    Its title and language are those of `<title>` and `<html lang>`; give `<meta name="dcterms.created">` and an
    `identifier` for the same bytes each time. Relative links are resolved against `base_url`, which is never loaded.
    Raises PrintingUnavailable.
    """
    weasyprint = _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    fetcher, faces = _fetcher_class()(), FontConfiguration()
    sheets = [
        weasyprint.CSS(string=css, base_url=f"{FONTS.as_uri()}/", url_fetcher=fetcher, font_config=faces)
        for css in ((FONTS / "fonts.css").read_text(), *stylesheets)
    ]
    page = weasyprint.HTML(string=html, base_url=base_url, url_fetcher=fetcher)
    pdf: bytes = page.write_pdf(
        stylesheets=sheets,
        font_config=faces,
        finisher=_letters_in_order,
        pdf_variant="pdf/ua-1",
        pdf_identifier=identifier or None,
    )
    return pdf
