"""Everything the site holds about one person, as plain values with names in their language."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.utils.text import capfirst
from django.utils.timezone import localtime

from cms.people.holdings import Column, Holding, holdings
from cms.people.models import Person

CHUNK = 2000


@dataclass(frozen=True)
class Section:
    """What is held in one place: (name, label) of each column, and the rows by name."""

    name: str
    title: str
    columns: list[tuple[str, str]]
    rows: list[dict[str, Any]]


def sections(person: Person) -> Iterator[Section]:
    """In the active language; places where nothing is held are left out. What erasing comes to last is told first."""
    for holding in sorted(holdings(), key=lambda one: -one.order):
        columns = [_column(holding, column) for column in holding.columns]
        if columns and (rows := _rows(holding, columns, person)):
            title = str(holding.title or holding.model_class._meta.verbose_name_plural)
            labels = [(column.name, capfirst(str(column.label))) for column in columns]
            yield Section(holding.name, capfirst(title), labels, rows)


def files(person: Person) -> Iterator[tuple[str, bytes]]:
    """The files that go along: (name, content)."""
    for holding in holdings():
        for row in holding.rows(person) if holding.carried else ():
            for column in holding.carried:
                if file := getattr(row, column):
                    with file.open("rb") as opened:
                        yield PurePath(file.name).name, opened.read()


def plain(value: Any) -> Any:
    """A value as JSON can hold it: for `json.dumps(default=plain)`."""
    if isinstance(value, datetime.datetime):
        return localtime(value).isoformat(timespec="seconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)


def _rows(holding: Holding, columns: list[Column], person: Person) -> list[dict[str, Any]]:
    rows = holding.rows(person).select_related(*(holding.related or [None])).order_by("pk")
    return [
        {column.name: _value(column.value(row)) for column in columns}
        for row in rows.iterator(chunk_size=CHUNK)
    ]


def _value(value: Any) -> Any:
    if isinstance(value, FieldFile):
        return PurePath(value.name).name if value else ""
    return str(value) if isinstance(value, Model) else value


def _column(holding: Holding, column: str | Column) -> Column:
    """A column that is named only is one of the model: its label is the model's, its value as people read it."""
    if isinstance(column, Column):
        return column
    field = holding.model_class._meta.get_field(column)
    return Column(column, field.verbose_name, _reader(column, has_choices=bool(field.choices)))


def _reader(name: str, *, has_choices: bool) -> Callable[[Any], Any]:
    if has_choices:
        return lambda row: getattr(row, f"get_{name}_display")()
    return lambda row: getattr(row, name)
