"""A fact's value as a reader reads it, in their language."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from .dating import Answer
from .enums import Unit
from .fields import in_language


def figure(number: Decimal, unit: str) -> str:
    """A number with what it counts: 0.25%, $5,000, Rs 600,000."""
    plain = f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
    shown = {"number": number_format(plain, force_grouping=True)}
    if unit == Unit.DAYS:
        return ngettext("%(number)s day", "%(number)s days", int(number)) % shown
    if unit == Unit.PERCENT:
        return _("%(number)s%%") % shown
    if unit == Unit.RUPEES:
        return _("Rs %(number)s") % shown
    if unit == Unit.DOLLARS:
        return _("$%(number)s") % shown
    return _("%(number)s times") % shown if unit == Unit.TIMES else shown["number"]


def value_of(answer: Answer) -> tuple[str, str]:
    """The number, or the words where there is none; and the language it is in when that is not the reader's."""
    if answer.number is not None:
        return figure(answer.number, answer.unit), ""
    return in_language(answer.words)


def text_of(answer: Answer, language: str) -> str:
    """The value in that language, for a message or a file."""
    with override(language):
        return value_of(answer)[0]
