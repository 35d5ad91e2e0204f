"""Values of a person's data as people read them."""

import datetime
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def readable(value: Any) -> str:
    """In words of the active language; nothing for nothing. Lists and dictionaries in one line."""
    if value is None or value == "":
        return "—"
    for kind, write in WRITERS:
        if isinstance(value, kind):
            return write(value)
    return str(value)


def _moment(value: datetime.datetime) -> str:
    return date_format(localtime(value), "DATETIME_FORMAT")


def _day(value: datetime.date) -> str:
    return date_format(value, "DATE_FORMAT")


def _pairs(value: dict) -> str:
    return "; ".join(f"{name}: {readable(inside)}" for name, inside in value.items()) or "—"


def _list(value: list | tuple) -> str:
    return ", ".join(readable(inside) for inside in value) or "—"


def _yes_or_no(value: bool) -> str:
    return _("Yes") if value else _("No")


WRITERS = (
    (bool, _yes_or_no),
    (datetime.datetime, _moment),
    (datetime.date, _day),
    (dict, _pairs),
    ((list, tuple), _list),
)


@register.filter
def cells(row: dict, columns: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The row's values, each beside its label."""
    return [(label, readable(row[name])) for name, label in columns]
