"""How long each kind of row is kept, and letting go of what is older."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils import timezone

from .conf import setting
from .holdings import Keeping, Rows, keepings

BATCH = 500


@dataclass(frozen=True)
class LetGo:
    """What was over its time, of one kind: how many rows, and after how many days."""

    keeping: Keeping
    days: int
    rows: int


def days_of(keeping: Keeping) -> int:
    """How many days this site keeps rows of that kind."""
    return setting("KEEP_DAYS").get(keeping.name, keeping.days)


def let_go(*, only: Collection[str] = (), dry: bool = False) -> list[LetGo]:
    """Delete what has been kept long enough, or with `dry` only count it."""
    now, outcome = timezone.now(), []
    for keeping in keepings():
        if not only or keeping.name in only:
            days = days_of(keeping)
            due = keeping.due(now=now, days=days)
            outcome.append(LetGo(keeping, days, due.count() if dry else _delete(due, keeping)))
    return outcome


def _delete(due: Rows, keeping: Keeping) -> int:
    """In batches, so that a long neglected table holds no lock for long."""
    deleted = 0
    while batch := list(due.order_by("pk")[:BATCH]):
        delete_files(batch, keeping.files)
        due.filter(pk__in=[row.pk for row in batch]).delete()
        deleted += len(batch)
    return deleted


def delete_files(rows: Rows | list, columns: Collection[str]) -> None:
    """Remove the files of rows from their storage. Before the rows go: a run that is cut finds them again."""
    for row in rows if columns else ():
        for column in columns:
            if file := getattr(row, column):
                file.storage.delete(file.name)
