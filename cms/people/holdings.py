"""What the site holds about people, declared by the app that holds it.

An app lists declarations in `personal_data.py`: `HOLDINGS`, `MARKS`, `SHADOWS`, `TRACES` and `KEEPINGS`, each a list
of the class of that name below. They are gathered whenever they are asked for; one whose model is not installed is
passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule

from .enums import Becomes

if TYPE_CHECKING:
    from .models import Person

Text = str | Promise
Rows = models.QuerySet[Any, Any]


@dataclass(frozen=True)
class Column:
    """One thing told about a row: its name in JSON, its label for people, and how it is read off the row."""

    name: str
    label: Text
    value: Callable[[Any], Any]


@dataclass(frozen=True, kw_only=True)
class Declared:
    """Something said about a model, which a site may or may not have."""

    model: str

    @property
    def is_installed(self) -> bool:
        label, _, name = self.model.partition(".")
        return name.lower() in apps.all_models.get(label, {})

    @property
    def model_class(self) -> type[models.Model]:
        return apps.get_model(self.model)

    @property
    def name(self) -> str:
        return self.model.lower()

    @property
    def all_rows(self) -> Rows:
        return self.model_class._base_manager.all()


@dataclass(frozen=True, kw_only=True)
class Holding(Declared):
    """Rows that are about a person.

    `person` is the lookup that leads from a row to its person; `find` answers the rows where no lookup can. `links`
    names the columns this speaks for, when they are more than the first step of `person`.

    `columns` are what the person is shown; with none, `because` says why. `carried` are columns of files that are put
    beside the data the person takes away. `contacts` and `names` are columns with words the person could be found by.

    `becomes` says what erasing makes of the rows. DELETED needs nothing more; otherwise `because` tells the reason, and
    `blank` is what is written into them, or `erase` does what is to be done. `files` are columns of files that leave
    their storage. `options` offers a choice: (key, words) of each row the person may keep or give up; `erase` is told
    which they gave up. Lower `order` is erased first; what the others are found by goes last.
    """

    person: str = "person"
    find: Callable[[Person], Rows] | None = None
    links: tuple[str, ...] = ()
    title: Text = ""
    columns: tuple[str | Column, ...] = ()
    related: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    becomes: Becomes = Becomes.DELETED
    because: Text = ""
    blank: Mapping[str, Any] = field(default_factory=dict)
    erase: Callable[[Rows, Collection[str]], None] | None = None
    files: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    options: Callable[[Person], list[tuple[str, Text]]] | None = None
    order: int = 100

    @property
    def columns_spoken_for(self) -> set[str]:
        return {self.person.partition("__")[0], *self.links} - {""}

    def rows(self, person: Person) -> Rows:
        """What is held about this person."""
        return self.find(person) if self.find else self.all_rows.filter(**{self.person: person.pk})

    def people_of(self, pk: Any) -> Rows:
        """The ids of the people one row is about."""
        return self.all_rows.filter(pk=pk).exclude(**{self.person: None}).values_list(self.person, flat=True)


@dataclass(frozen=True, kw_only=True)
class Mark(Declared):
    """Columns that say who did something to what is not theirs. Erasing empties them, and the thing done stays.

    A column that `stays` points at the person's row, which erasing leaves without a name.
    """

    columns: tuple[str, ...]
    stays: bool = False

    @property
    def columns_spoken_for(self) -> set[str]:
        return set(self.columns)


@dataclass(frozen=True, kw_only=True)
class Shadow(Declared):
    """Rows that follow any object by its content type and id: versions, log entries, an index.

    Those of a row about a person go with it, or have `blank` written into them.
    """

    content_types: tuple[str, ...] = ("content_type",)
    object_id: str = "object_id"
    blank: Mapping[str, Any] = field(default_factory=dict)
    columns_spoken_for = frozenset()

    def rows_of(self, model: type[models.Model], keys: Collection[Any]) -> Rows:
        from django.contrib.contenttypes.models import ContentType

        kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
        match = models.Q()
        for column in self.content_types:
            match |= models.Q(**{column: kind})
        return self.all_rows.filter(match, **{f"{self.object_id}__in": self._written(keys)})

    def _written(self, keys: Collection[Any]) -> list[Any]:
        """The keys as this model writes them; a column of numbers follows no row that has a word for a key."""
        field, written = self.model_class._meta.get_field(self.object_id), []
        for key in keys:
            with suppress(ValidationError):
                written.append(field.to_python(str(key)))
        return written


@dataclass(frozen=True, kw_only=True)
class Trace(Declared):
    """Text in rows that are not about the person, where their name or contact may have been written.

    `rows` narrows it to what may be touched. The words are struck out, or the row goes when it is `disposable`.
    """

    columns: tuple[str, ...]
    rows: Callable[[], Rows] | None = None
    disposable: bool = False
    columns_spoken_for = frozenset()

    def candidates(self) -> Rows:
        return self.rows() if self.rows else self.all_rows


@dataclass(frozen=True, kw_only=True)
class Keeping(Declared):
    """How long rows of one kind are kept: `days` after the date in `since`. `only` narrows it to some of them."""

    since: str
    days: int
    why: Text
    only: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    kind: str = ""

    @property
    def name(self) -> str:
        return self.kind or super().name

    def due(self, *, now: Any, days: int) -> Rows:
        """The rows whose time is over."""
        return self.all_rows.filter(**{f"{self.since}__lt": now - timedelta(days=days)}, **self.only)


Kind = TypeVar("Kind", bound=Declared)


def holdings() -> list[Holding]:
    """What is held about people, in the order it is erased in."""
    return sorted(_gather("HOLDINGS", Holding), key=lambda holding: holding.order)


def marks() -> list[Mark]:
    return list(_gather("MARKS", Mark))


def shadows() -> list[Shadow]:
    return list(_gather("SHADOWS", Shadow))


def traces() -> list[Trace]:
    return list(_gather("TRACES", Trace))


def keepings() -> list[Keeping]:
    return list(_gather("KEEPINGS", Keeping))


def holding_of(model: type[models.Model]) -> Holding | None:
    """What is declared about the rows of a model, if they are about people."""
    label = model._meta.label_lower
    return next((holding for holding in _gather("HOLDINGS", Holding) if holding.name == label), None)


def _gather(name: str, kind: type[Kind]) -> Iterator[Kind]:
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, "personal_data"):
            declared: Iterable[Kind] = getattr(import_module(f"{config.name}.personal_data"), name, ())
            yield from (one for one in declared if one.is_installed)
