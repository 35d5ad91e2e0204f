"""The live preview of a template: the sheet with sample data, as an editor's browser shows it."""

from datetime import UTC, datetime
from typing import Any

from django.urls import NoReverseMatch, reverse

from cms.qr import qr_svg
from themes.printing import PrintingUnavailable

from .composing import Award, compose
from .conf import base_url, setting
from .pictures import Picture, picture_of
from .sheets import sheet

SAMPLE = {
    "names": {"en": "Amina Khan", "ur": "آمنہ خان"},
    "titles": {"en": "Start freelancing from Pakistan", "ur": "پاکستان سے فری لانسنگ کا آغاز"},
    "evidence": {"en": "12 lessons and 3 quizzes", "ur": "12 اسباق اور 3 کوئز"},
    "achieved_at": datetime(2026, 3, 23, 9, tzinfo=UTC),
    "issued_at": datetime(2026, 3, 24, 9, tzinfo=UTC),
}


def sample_award(language: str) -> Award:
    number = f"{setting('NUMBER_PREFIX')}-2026-7KQ4-M9TX"
    address = f"{base_url()}/verify/00000000-0000-4000-8000-000000000000/"
    return Award(**SAMPLE, number=number, verify_url=address, language=language)


def sample_qr(context: dict[str, Any]) -> str:
    """The QR code, or nothing on a server that cannot draw one: the rest of the preview is still of use."""
    try:
        return Picture("image/svg+xml", qr_svg(context["verify_url"])).data_uri
    except PrintingUnavailable:
        return ""


def preview_context(template: Any, *, language: str) -> dict[str, Any]:
    """What the preview page needs: the sheet, and the colours it is drawn in."""
    context = compose(
        template=template, award=sample_award(language), keep=lambda image: picture_of(image).data_uri
    )
    drawn = sheet(context, source=lambda uri: uri, qr=sample_qr(context))
    return {"sheet": drawn, "colours_url": colours_url(template)}


def colours_url(template: Any) -> str:
    """Where the browser gets the template's colours; black on white while one of them is no colour yet."""
    names = ("paper", "ink", "brand", "accent")
    chosen = {name: getattr(template, name).removeprefix("#") for name in names}
    try:
        return reverse("hunar_certificates:colours", kwargs={"orientation": template.orientation, **chosen})
    except NoReverseMatch:
        plain = dict.fromkeys(names, "000000") | {"paper": "ffffff"}
        return reverse("hunar_certificates:colours", kwargs={"orientation": template.orientation, **plain})
