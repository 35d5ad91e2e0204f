"""What is text on a page of any type, in the order of its editor: each field as the block that would hold it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

Raw = Any  # what JSON can hold: a block's value as it lies in the database
NO_TEXT = (models.SlugField, models.URLField, models.EmailField)
TEXTS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)


def is_text(block: blocks.Block) -> bool:
    """A block whose value is read by people. A line that search is told to pass over is an address or a key."""
    return isinstance(block, TEXTS) and getattr(block, "search_index", True)


def layout(model: type[Page]) -> dict[str, blocks.Block]:
    """{name of a field: its block}: title first, then as the editor has them; what is no text is left out."""
    return _layout(model._meta.label)


@cache
def _layout(label: str) -> dict[str, blocks.Block]:
    model = apps.get_model(label)
    names = dict.fromkeys(("title", *_names(model.get_edit_handler())))
    made = {name: _block(model._meta.get_field(name)) for name in names if _has(model, name)}
    return {name: block for name, block in made.items() if block is not None}


def _names(panel: Any) -> Iterator[str]:
    if name := getattr(panel, "field_name", None):
        yield name
    for child in getattr(panel, "children", ()):
        yield from _names(child)


def _has(model: type[Page], name: str) -> bool:
    return name in {field.name for field in model._meta.concrete_fields}


def _block(field: Any) -> blocks.Block | None:
    options = {"label": capfirst(field.verbose_name), "required": False}
    if isinstance(field, StreamField):
        return field.stream_block
    if isinstance(field, RichTextField):
        return blocks.RichTextBlock(features=field.features, **options)
    if isinstance(field, models.TextField):
        return blocks.TextBlock(max_length=field.max_length, rows=3, **options)
    if isinstance(field, models.CharField) and not isinstance(field, NO_TEXT) and not field.choices:
        return blocks.CharBlock(max_length=field.max_length, **options)
    return None


def label_of(page_model: type[Page], name: str) -> str:
    return capfirst(str(page_model._meta.get_field(name).verbose_name))


def raw_of(page: Page) -> dict[str, Raw]:
    """The texts of a page as they lie in the database."""
    return {name: _raw(getattr(page, name)) for name in layout(type(page))}


def _raw(value: Any) -> Raw:
    return value.get_prep_value() if isinstance(value, blocks.StreamValue) else str(value or "")


def put(page: Page, raw: dict[str, Raw]) -> None:
    """Write these texts into the page; nothing is saved."""
    for name, value in raw.items():
        setattr(page, name, value if isinstance(value, str) else json.dumps(value))
