"""Starters that apps bring along: `<app>/data/starters/*.json`, beside the type of page they make.

A file holds `name` (a word of its own), `order`, `page` (app_label.Model), `title` and `about` (for whoever chooses),
`fields` (by name, as they lie in the database) and `children` (the same again, without name, title and about). Wherever
words stand in each language there is {"en": …, "ur": …}. Words in [[double brackets]] are there to be written over; a
page looked over names those that are left. Dates are left open.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from wagtail.models import Page

FOLDER = Path("data") / "starters"
FIRST_LANGUAGE = "en"


@dataclass(frozen=True)
class Starter:
    """A page to be made, in any language it is written in, with the pages below it."""

    name: str
    order: int
    part: dict[str, Any]
    words: dict[str, Any]

    @property
    def model(self) -> type[Page]:
        return apps.get_model(self.part["page"])

    def title(self, language: str) -> str:
        return in_language(self.words["title"], language)

    def about(self, language: str) -> str:
        return in_language(self.words["about"], language)


@cache
def starters() -> list[Starter]:
    """Those of all installed apps, the first one first."""
    found = [_read(path) for config in apps.get_app_configs() for path in sorted(_files(Path(config.path)))]
    return sorted(found, key=lambda starter: (starter.order, starter.name))


def starter_named(name: str) -> Starter | None:
    return next((starter for starter in starters() if starter.name == name), None)


def _files(app: Path) -> list[Path]:
    return list((app / FOLDER).glob("*.json"))


def _read(path: Path) -> Starter:
    told = json.loads(path.read_text(encoding="utf-8"))
    words = {"title": told.pop("title"), "about": told.pop("about")}
    return Starter(told.pop("name"), told.pop("order", 100), told, words)


def in_language(value: Any, language: str) -> Any:
    """The value with the words of that language wherever there are several, or else of the first."""
    if isinstance(value, list):
        return [in_language(each, language) for each in value]
    if not isinstance(value, dict):
        return value
    if FIRST_LANGUAGE in value:
        return value.get(language, value[FIRST_LANGUAGE])
    return {name: in_language(each, language) for name, each in value.items()}
