"""A fingerprint of what a run was given, whatever the order in which it came: equal input, equal digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Set
from dataclasses import fields
from typing import Any

from .values import Mentee, Mentor, Pairs, Policy


def digest_of(mentees: Iterable[Mentee], mentors: Iterable[Mentor], pairs: Pairs, policy: Policy) -> str:
    """SHA-256 in hexadecimal."""
    total = hashlib.sha256()
    for kind, values in (("mentee", mentees), ("mentor", mentors), ("pairs", [pairs]), ("policy", [policy])):
        for line in sorted(repr((kind, canonical(value))) for value in values):
            total.update(line.encode() + b"\n")
    return total.hexdigest()


def canonical(value: Any) -> Any:
    """The same value in a form with one spelling: sets and mappings are sorted, and fields are named."""
    if hasattr(value, "__dataclass_fields__"):
        return [(field.name, canonical(getattr(value, field.name))) for field in fields(value)]
    if isinstance(value, Mapping):
        return sorted(value.items())
    if isinstance(value, Set):
        return sorted(value)
    if isinstance(value, tuple):
        return [canonical(each) for each in value]
    return value
