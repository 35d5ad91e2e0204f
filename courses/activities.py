"""The registry of kinds of things to do inside a lesson.

An optional app registers its kinds in `<app>/activities.py`. That module is imported while lesson blocks are built,
so it must not import models.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.module_loading import autodiscover_modules
from wagtail import blocks

from . import pacing


class KeyBlock(blocks.FieldBlock):
    """A UUID that nobody edits. It names an activity in every language and every version of a lesson."""

    def __init__(self, **kwargs):
        self.field = forms.CharField(required=False, widget=forms.HiddenInput())
        super().__init__(**kwargs)

    class Meta:
        default = ""
        label = " "


class ActivityBlock(blocks.StructBlock):
    """Something to do in a lesson, whose outcome is recorded under its key."""

    key = KeyBlock(required=False)


@dataclass(frozen=True)
class Activity:
    """A kind of thing to do. Its name is also its block's name in a lesson.

    `block` makes the Wagtail block; its value must carry a UUID under "key", shared by all languages.
    `done` names the rule of `pacing.DONE` by which it gets done.
    `measures` reads from a block's value what the rule needs: {"share": …, "seconds": …}, or {"counts": "last"}.
    `is_required` tells from a block's value whether the lesson waits for it.
    """

    name: str
    label: str
    block: Callable[[], Any]
    done: str = "passed"
    graded: bool = False
    measures: Callable[[Any], Mapping[str, Any]] = field(default=lambda value: {})
    is_required: Callable[[Any], bool] = field(default=lambda value: True)


_registered: dict[str, Activity] = {}


def register(activity: Activity) -> None:
    """Add a kind of activity. Registering the same name again replaces it."""
    if activity.done not in pacing.DONE:
        raise ValueError(f"{activity.name}: no rule {activity.done!r} in pacing.DONE")
    _registered[activity.name] = activity


def registered() -> dict[str, Activity]:
    """All kinds by name, in the order of the installed apps."""
    autodiscover_modules("activities")
    return dict(_registered)
