"""What can be reported: each app registers its kinds of thing from its `AppConfig.ready()`.

A report can always be about a person alone, or about nothing that is here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

if TYPE_CHECKING:
    from cms.people.models import Person


@dataclass(frozen=True, slots=True)
class Reportable:
    """A kind of thing somebody may report.

    `about` answers the people the report would be about; whoever reports is taken out of them. `snapshot` answers what
    is kept as evidence: plain words and values that JSON can hold, by name, as the thing stands now. `may_see` says
    whether this person sees the thing at all: to others it does not exist. `title` is what people call such a thing.
    """

    model: str
    about: Callable[[Any], Iterable[Person]]
    snapshot: Callable[[Any], dict[str, Any]]
    may_see: Callable[[Person, Any], bool]
    title: Any

    @property
    def name(self) -> str:
        return self.model.lower()

    @property
    def model_class(self) -> type[models.Model]:
        return apps.get_model(self.model)

    def find(self, pk: Any, *, seen_by: Person) -> Any | None:
        """The thing, when this person may see it."""
        try:
            thing = self.model_class._base_manager.filter(pk=pk).first()
        except (ValidationError, ValueError):  # a key that no such row can have
            return None
        return thing if thing is not None and self.may_see(seen_by, thing) else None


_kinds: dict[str, Reportable] = {}


def register(kind: Reportable) -> None:
    """Make a kind of thing reportable. The same model again takes the place of the first."""
    _kinds[kind.name] = kind


def unregister(model: str) -> None:
    del _kinds[model.lower()]


def get(name: str) -> Reportable | None:
    """The kind of that model's label, such as `hunar_mentorship.match`."""
    return _kinds.get(name.lower())


def of(thing: models.Model) -> Reportable | None:
    """The kind of this thing, or None where nobody made it reportable."""
    return _kinds.get(thing._meta.label_lower)
