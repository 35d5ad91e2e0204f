"""The report of a campaign for a spreadsheet: every table of the screen, one below the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.spreadsheets import as_csv

from .reach import DIMENSIONS, Line, Reach, Table

Row = list[Any]


def report_lines(reach: Reach) -> Iterator[str]:
    return as_csv([_("Table"), _("Which"), _("How many")], rows(reach))


def rows(reach: Reach) -> Iterator[Row]:
    yield from _lines(_("All together"), reach.headline())
    for day, number in reach.by_day():
        yield [_("Visits"), day, _cell(number)]
    for table in tables(reach):
        yield from _lines(table.title, table.lines)
        yield [table.title, _("All"), _cell(table.total)]
    for result in reach.polls():
        yield from ([result.question, share.text, _cell(share.number)] for share in result.shares)
    yield from _change(reach)


def tables(reach: Reach) -> list[Table]:
    visits = [reach.visits_by(dimension) for dimension in DIMENSIONS]
    promises = [reach.promises_by(dimension) for dimension in DIMENSIONS]
    return [*visits, reach.openings(), *promises, reach.downloads(), reach.steps(), *reach.outcomes()]


def _lines(title: str, lines: list[Line]) -> Iterator[Row]:
    for line in lines:
        yield [title, line.label, _cell(line.number)]


def _change(reach: Reach) -> Iterator[Row]:
    """Shares of right answers, 0 to 1; the interval of the mean change at 95 %."""
    for line in reach.change():
        yield [_("Asked before and after"), line.label, _cell(line.people)]
        if line.change:
            known = line.change
            yield [_("Right before"), line.label, round(known.before, 3)]
            yield [_("Right after"), line.label, round(known.after, 3)]
            yield [pgettext("difference", "Change"), line.label, round(known.mean, 3)]
            yield [_("Change, lower end"), line.label, round(known.low, 3)]
            yield [_("Change, upper end"), line.label, round(known.high, 3)]


def _cell(number: int | None) -> Any:
    return _("kept back") if number is None else number
