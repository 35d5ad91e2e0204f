"""The registry of records on an enrolment that are not the core's: what becomes of them when courses are joined.

An optional app registers from its `AppConfig.ready()`. Both functions run inside the transaction that joins, so that
nothing is ever half moved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import Case, F, QuerySet, Value, When

from .models import Enrolment

#: Keys in one statement: far below what any database takes.
AT_ONCE = 100


@dataclass(frozen=True)
class Records:
    """`rename(enrolments, keys)`: items have new keys. `absorb(kept, absorbed)`: two enrolments become one."""

    name: str
    rename: Callable[[QuerySet[Enrolment], Mapping[str, str]], None]
    absorb: Callable[[Enrolment, Enrolment], None]


_registered: dict[str, Records] = {}


def register(records: Records) -> None:
    """Add a kind of records. Registering the same name again replaces it."""
    _registered[records.name] = records


def registered() -> list[Records]:
    return list(_registered.values())


def rename(rows: QuerySet, field: str, keys: Mapping[str, str]) -> None:
    """Give each of these rows the new key for the one in its field. No new key may be an old one too."""
    changed = [(old, new) for old, new in keys.items() if old != new]
    for start in range(0, len(changed), AT_ONCE):
        part = changed[start : start + AT_ONCE]
        cases = [When(**{field: old}, then=Value(new)) for old, new in part]
        named = rows.filter(**{f"{field}__in": [old for old, _new in part]})
        named.update(**{field: Case(*cases, default=F(field))})
