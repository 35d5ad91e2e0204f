"""The activities in what a lesson page and its drafts say, and giving them other keys."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..activities import registered
from .models import LessonPage
from .pairing import Exercise


def exercises_in(raw: Iterable[Mapping[str, Any]]) -> list[Exercise]:
    """The activities of a body, in their order."""
    kinds = registered()
    return [
        Exercise(block["value"]["key"], block["type"])
        for block in raw
        if block["type"] in kinds and block["value"].get("key")
    ]


def exercises_of(lesson: LessonPage) -> list[Exercise]:
    """Those of its newest draft, then those that only its saved content has."""
    found = exercises_in(lesson.body.raw_data)
    if lesson.latest_revision:
        found = [*exercises_in(json.loads(lesson.latest_revision.content.get("body") or "[]")), *found]
    return list({exercise.key: exercise for exercise in found}.values())


def rekeyed(raw: Iterable[Mapping[str, Any]], keys: Mapping[str, str]) -> list[dict[str, Any]]:
    """The same body, its activities with the keys they are known by now."""
    return [_rekeyed(block, keys) for block in raw]


def _rekeyed(block: Mapping[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
    value = block["value"]
    if isinstance(value, dict) and value.get("key") in keys:
        value = {**value, "key": keys[value["key"]]}
    return {**block, "value": value}
