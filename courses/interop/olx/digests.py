"""Tell whether content is still what was imported: digests that ignore what an editor's form adds by itself.

Opening and saving a page in the editor without changing a word adds keys to paragraphs and empty values to
blocks; neither is a change.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

BLOCK_KEY = re.compile(r'\s*data-block-key="[^"]*"')
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)/?>")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
SPACES = re.compile(r"\s+")


def digest(values: Mapping[str, Any]) -> str:
    """The same for the same content, whichever way it was saved."""
    plain = json.dumps(canonical(dict(values)), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()


def canonical(value: Any) -> Any:
    """The value without what is empty, its texts in one spelling."""
    if isinstance(value, Mapping):
        kept = {str(name): canonical(one) for name, one in value.items()}
        return {name: one for name, one in kept.items() if one not in ("", None, [], {}, False)}
    if isinstance(value, list | tuple):
        return [canonical(one) for one in value]
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float | Decimal):
        return number(str(value))
    if isinstance(value, UUID):
        return str(value)
    return text(str(value))


def text(value: str) -> str:
    if number_like := re.fullmatch(r"-?\d+(\.\d+)?", value.strip()):
        return number(number_like[0])
    if "<" in value:
        value = TAG.sub(tag, BLOCK_KEY.sub("", value))
        value = re.sub(r">\s+<", "><", value)
    return SPACES.sub(" ", html.unescape(value)).strip()


def tag(found: re.Match[str]) -> str:
    """A tag with its attributes in order."""
    attributes = sorted(ATTRIBUTE.findall(found[3]))
    return f"<{found[1]}{found[2]}{''.join(f' {name}={value}' for name, value in attributes)}>"


def number(value: str) -> str:
    try:
        return format(Decimal(value).normalize(), "f")
    except InvalidOperation:
        return value
