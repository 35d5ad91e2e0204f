"""The copy a person takes away: one ZIP with the same data twice, to read and for machines, and their files."""

import json
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import override

from cms.people.models import Person
from themes.languages import direction

from .gathering import Section, files, plain, sections

STYLE = Path(__file__).parent / "static/hunar_privacy/data.css"


def pack(*, person: Person, language: str, file: IO[bytes]) -> None:
    """Write the ZIP, with its words in that language."""
    with override(language), ZipFile(file, "w", ZIP_DEFLATED) as archive:
        told = list(sections(person))
        archive.writestr("data.json", as_json(told, language))
        archive.writestr("data.html", as_page(told, language, person))
        for name, content in files(person):
            archive.writestr(f"files/{name}", content)


def as_json(told: list[Section], language: str) -> str:
    """Rows by the name of the model, beside the labels of their columns."""
    document: dict[str, Any] = {
        "site": settings.WAGTAIL_SITE_NAME,
        "made_at": timezone.now(),
        "language": language,
        "sections": [
            {"name": one.name, "title": one.title, "labels": dict(one.columns), "rows": one.rows}
            for one in told
        ],
    }
    return json.dumps(document, default=plain, ensure_ascii=False, indent=1)


def as_page(told: list[Section], language: str, person: Person) -> str:
    """A page that stands alone: it is opened from a telephone's files, where no stylesheet can be fetched."""
    # Our own file, so nothing in it is anybody's input.
    style = format_html("<style>{}</style>", mark_safe(STYLE.read_text()))  # noqa: S308
    context = {
        "sections": told,
        "style": style,
        "language": language,
        "direction": direction(language),
        "name": person.name_in(language),
        "site": settings.WAGTAIL_SITE_NAME,
        "now": timezone.now(),
    }
    return render_to_string("hunar_privacy/data.html", context)
