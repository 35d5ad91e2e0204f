"""An invoice on paper: one sheet, filled here for those without scripts and by the device for the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import get_language_bidi, override

from themes.languages import site_languages
from themes.printing import html_to_pdf

from .invoice import Line, total_of

STYLESHEET = Path(__file__).parent / "static/hunar_finance/sheet.css"


def blank_sheets() -> list[dict[str, Any]]:
    """One for each language, to be filled on the device."""
    found = []
    for code, _name in site_languages():
        with override(code):
            sheet = {"language": code, "direction": _direction(), "lines": [{}]}
            found.append(sheet | {"html": render_to_string("hunar_finance/sheet.html", sheet)})
    return found


def pdf_of(invoice: dict[str, Any], lines: Sequence[Line]) -> bytes:
    """Raises PrintingUnavailable."""
    with override(invoice["language"]):
        told = {**invoice, "date": date_format(invoice["date"]), "lines": lines, "total": total_of(lines)}
        html = render_to_string("hunar_finance/document.html", told | {"direction": _direction()})
    return html_to_pdf(html, stylesheets=(STYLESHEET.read_text(encoding="utf-8"),))


def _direction() -> str:
    return "rtl" if get_language_bidi() else "ltr"
