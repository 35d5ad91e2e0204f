"""A fact's value as a reader reads it, in their language."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.pages.words import in_language

from .dating import Answer
from .enums import Unit


def figure(number: Decimal, unit: str) -> str:
    """A number with what it counts: 0.25%, $5,000, Rs 600,000."""
    shown = {"number": number_format(f"{number.normalize():f}", force_grouping=True)}
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
