"""Erasing a person: every row that is declared, one kind after another. Cut at any point, it goes on where it was.

The order is what makes that true: words elsewhere are struck out while the person can still tell them, files go before
the rows that name them, and the login and the person's own row, by which all else is found, go last.
"""

from collections.abc import Collection, Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.db import models, transaction
from django.db.models.functions import Cast

from cms.people.enums import Becomes
from cms.people.holdings import Holding, Mark, Rows, Trace, holdings, marks, shadows, traces
from cms.people.identifying import own_words
from cms.people.models import Person
from cms.people.retention import delete_files

from .striking import pattern_of, sought, strike

CHUNK = 500


def erase(person: Person, *, given_up: Collection[str]) -> None:
    """Do it, and do it again harmlessly. `given_up` are the keys of `choices_of` the person does not keep."""
    shut_out(person)
    strike_out(own_words(person))
    for mark in marks():
        empty_mark(mark, person)
    for holding in holdings():
        with transaction.atomic():
            erase_holding(holding, person, given_up)


def choices_of(person: Person) -> list[tuple[str, str]]:
    """What the person may keep or give up: (key, words)."""
    return [
        (f"{holding.name}:{key}", str(words))
        for holding in holdings()
        if holding.options
        for key, words in holding.options(person)
    ]


def shut_out(person: Person) -> None:
    """Nobody signs in while it is being done."""
    login = get_user_model()
    try:
        login._meta.get_field("is_active")
    except FieldDoesNotExist:  # a host's login that cannot be closed
        return
    login._base_manager.filter(pk=person.user_id).update(is_active=False)


def strike_out(words: list[str]) -> None:
    """Take the words out of text that is not about the person."""
    for trace in traces() if words else ():
        found = mentions(trace, words)
        if trace.disposable:
            found.delete()
        else:
            _rewrite(trace, found, words)


def mentions(trace: Trace, words: list[str]) -> Rows:
    """The rows where one of the words may stand."""
    texts = {f"text_of_{name}": Cast(name, models.TextField()) for name in trace.columns}
    tests = [models.Q(**{f"{text}__icontains": one}) for text in texts for one in sought(words)]
    rows = trace.candidates()
    found = rows.annotate(**texts).filter(reduce(or_, tests)).values_list("pk", flat=True)
    return trace.all_rows.filter(pk__in=list(found))


def _rewrite(trace: Trace, found: Rows, words: list[str]) -> None:
    pattern = pattern_of(words)
    for row in found.iterator():
        for name in trace.columns:
            setattr(row, name, strike(getattr(row, name), pattern))
        row.save(update_fields=trace.columns)  # not update(): an index listens


def empty_mark(mark: Mark, person: Person) -> None:
    """Leave what was done, and not who did it."""
    for column in () if mark.stays else mark.columns:
        is_person = mark.model_class._meta.get_field(column).related_model is Person
        who = person.pk if is_person else person.user_id
        if who is not None:
            mark.all_rows.filter(**{column: who}).update(**{column: None})


def erase_holding(holding: Holding, person: Person, given_up: Collection[str]) -> None:
    rows = holding.rows(person)
    keys = list(rows.values_list("pk", flat=True))
    if not keys:
        return
    _erase_shadows(holding.model_class, keys)
    delete_files(rows, holding.files)
    mine = {key.partition(":")[2] for key in given_up if key.startswith(f"{holding.name}:")}
    if holding.erase:
        holding.erase(rows, mine)
    elif holding.blank:
        rows.update(**holding.blank)
    elif holding.becomes == Becomes.DELETED:
        rows.delete()


def _erase_shadows(model: type[models.Model], keys: list[Any]) -> None:
    for shadow in shadows():
        for some in chunks(keys):
            rows = shadow.rows_of(model, some)
            if shadow.blank:
                rows.update(**shadow.blank)
            else:
                rows.delete()


def chunks(keys: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]
