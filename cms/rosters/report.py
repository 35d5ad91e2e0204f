"""The report of a list for a spreadsheet: row by row, what is to become of it or what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from cms.spreadsheets import as_csv

from .models import Entry


def report_lines(entries: Iterable[Entry]) -> Iterator[str]:
    heading = [
        *(_("Row"), _("Outcome"), _("Why and what")),
        *(_("Name in English letters"), _("Name in Urdu letters"), _("Phone number")),
    ]
    return as_csv(heading, map(_cells, entries))


def _cells(entry: Entry) -> list[Any]:
    words = " ".join(entry.words)
    return [entry.number, entry.get_outcome_display(), words, entry.name, entry.name_ur, entry.phone]
