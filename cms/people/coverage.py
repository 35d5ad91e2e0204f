"""Whether everything that leads to a person is spoken for: what nobody declares would be neither shown nor erased."""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import models

from .holdings import holdings, marks, shadows
from .models import Person


def unspoken(model_classes: Iterable[type[models.Model]] | None = None) -> list[str]:
    """The columns, as "app.Model.column", that lead to a person and that no app speaks for.

    Three kinds: a key to a person or a login; a key to a row that is about a person; and a pair of content type and
    object id, which may follow any row.
    """
    theirs = {Person, get_user_model(), *(holding.model_class for holding in holdings())}
    spoken, following = _spoken()
    found = []
    for model in apps.get_models(include_auto_created=True) if model_classes is None else model_classes:
        label = model._meta.label_lower
        found += [
            f"{model._meta.label}.{field.name}"
            for field in model._meta.local_fields
            if field.related_model in theirs and (label, field.name) not in spoken
        ]
        if _follows_any_row(model) and label not in following:
            found.append(f"{model._meta.label}.object_id")
    return found


def _spoken() -> tuple[set[tuple[str, str]], set[str]]:
    """The columns that are spoken for, and the models of shadows (or of holdings, which may follow rows, too)."""
    declared = [*holdings(), *marks()]
    columns = {(one.name, column) for one in declared for column in one.columns_spoken_for}
    return columns, {one.name for one in (*shadows(), *holdings())}


def _follows_any_row(model: type[models.Model]) -> bool:
    fields = model._meta.local_fields
    typed = any(field.related_model is ContentType for field in fields)
    return typed and any(field.name.endswith("object_id") for field in fields)
