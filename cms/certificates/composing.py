"""What stands on a certificate: a plain structure made once, when it is issued, and printed from ever after.

The same structure feeds the live preview, so an editor sees what a learner will get.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, override

from themes.languages import direction

from .enums import Printed
from .statements import fill

LAYOUT = 1  # raise it when the structure changes; old certificates keep theirs


@dataclass(frozen=True, kw_only=True)
class Award:
    """The facts of one award, in plain values. Names, titles and evidence are one text per language."""

    names: Mapping[str, str]
    titles: Mapping[str, str]
    evidence: Mapping[str, str]
    achieved_at: datetime
    issued_at: datetime
    number: str
    verify_url: str
    language: str


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in this language, or else in the first one that has any."""
    return texts.get(language) or next((text for text in texts.values() if text), "")


def written_date(moment: datetime) -> str:
    """A date as it is written out in the active language, where the site is."""
    return date_format(localtime(moment), "j F Y")


def labels() -> dict[str, str]:
    """The small words around the award, in the active language."""
    return {
        "number": gettext("Certificate number"),
        "verify": gettext("Scan to check that it is genuine"),
        "issued": gettext("Issued on"),
        "signature": gettext("Signature of"),
        "qr": gettext("QR code that leads to the page where this certificate can be checked"),
    }


def compose_words(*, row: Any, award: Award) -> dict[str, Any]:
    """All words of one language. `row` is the editor's words in that language."""
    with override(row.language):
        values = {
            "name": in_language(award.names, row.language),
            "title": in_language(award.titles, row.language),
            "date": written_date(award.achieved_at),
            "organisation": row.organisation,
        }
        return {
            **values,
            "issued": written_date(award.issued_at),
            "heading": row.heading,
            "statement": fill(row.statement, values),
            "evidence": award.evidence.get(row.language, ""),
            "footer": row.footer,
            "labels": labels(),
            "direction": direction(row.language),
        }


def printed_languages(*, printed: str, written: list[str], language: str) -> list[str]:
    """The languages on the sheet, in the order of the site; one that has no words cannot be printed."""
    if printed == Printed.HOLDER:
        return [language] if language in written else written[:1]
    return [code for code, _ in settings.LANGUAGES if code in written]


def compose(*, template: Any, award: Award, keep: Callable[[Any], str]) -> dict[str, Any]:
    """The whole certificate. `keep` puts an image away and answers the name to find it by."""
    words = {row.language: compose_words(row=row, award=award) for row in template.words.all()}
    colours = {name: getattr(template, name) for name in ("paper", "ink", "brand", "accent")}
    return {
        "layout": LAYOUT,
        "orientation": str(template.orientation),
        "colours": colours,
        "printed": printed_languages(printed=template.printed, written=list(words), language=award.language),
        "number": award.number,
        "verify_url": award.verify_url,
        "words": words,
        "logos": [
            {"image": keep(logo.image), "alt": logo.text_in_all_languages()}
            for logo in template.logos.all()
            if logo.image
        ],
        "signatories": [
            {"image": keep(one.image) if one.image else "", **one.text_in_all_languages()}
            for one in template.signatories.all()
        ],
    }


def without_name(context: dict[str, Any]) -> dict[str, Any]:
    """The same certificate with its holder's name taken out everywhere."""
    words = {
        code: said
        | {
            "name": "",
            "statement": [[kind, "" if kind == "name" else text] for kind, text in said["statement"]],
        }
        for code, said in context["words"].items()
    }
    return context | {"words": words}
