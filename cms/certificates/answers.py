"""What anybody may know about a certificate: valid, revoked, replaced or unknown; in each language of the site."""

from typing import Any

from django.utils.html import format_html
from django.utils.translation import get_language, gettext, override

from themes.languages import direction, site_languages

from .composing import written_date
from .enums import State
from .models import Certificate

UNKNOWN = "unknown"


def answers(certificate: Certificate | None) -> list[dict[str, Any]]:
    """One answer per language, the reader's own first; all say the same."""
    mine = get_language()
    codes = sorted((code for code, _name in site_languages()), key=lambda code: code != mine)
    return [answer(certificate, code) for code in codes]


def answer(certificate: Certificate | None, code: str) -> dict[str, Any]:
    """The answer in one language."""
    with override(code):
        state = certificate.state.value if certificate else UNKNOWN
        said = SAID[state](certificate, certificate.words(code) if certificate else {})
        return {"code": code, "direction": direction(code), "state": state, **said}


def _number(certificate):
    """Kept on one line and from left to right, in a page of either direction."""
    return format_html('<bdi class="hc-number">{}</bdi>', certificate.number)


def _valid(certificate, words):
    return {
        "title": gettext("This certificate is valid"),
        "words": "",
        "facts": [
            (gettext("Awarded to"), words["name"]),
            (gettext("For"), words["title"]),
            (gettext("Earned on"), written_date(certificate.achieved_at)),
            (gettext("Awarded by"), words["organisation"]),
            (gettext("Issued on"), written_date(certificate.issued_at)),
            (gettext("Certificate number"), _number(certificate)),
        ],
    }


def _revoked(certificate, words):
    """Whose it was stays out: it no longer says anything about them."""
    return {
        "title": gettext("This certificate is revoked"),
        "words": gettext("It no longer counts. Whoever issued it took it back."),
        "facts": [
            (gettext("Revoked on"), written_date(certificate.revoked_at)),
            (gettext("Reason"), certificate.get_reason_class_display()),
            (gettext("For"), words.get("title", "")),
            (gettext("Awarded by"), words.get("organisation", "")),
            (gettext("Certificate number"), _number(certificate)),
        ],
    }


def _superseded(certificate, words):
    return {
        "title": gettext("This certificate was replaced"),
        "words": gettext("A newer certificate took its place. Look at that one."),
        "replaced_by": getattr(certificate, "replaced_by", None),
        "facts": [
            (gettext("Replaced on"), written_date(certificate.superseded_at)),
            (gettext("For"), words["title"]),
            (gettext("Awarded by"), words["organisation"]),
            (gettext("Certificate number"), _number(certificate)),
        ],
    }


def _unknown(certificate, words):
    return {
        "title": gettext("We do not know this certificate"),
        "words": gettext("No certificate of ours has this number or address. Check it and try again."),
        "facts": [],
    }


SAID = {State.VALID: _valid, State.REVOKED: _revoked, State.SUPERSEDED: _superseded, UNKNOWN: _unknown}
