"""What a page has to say of itself once it is drawn: that something on it is old, say.

Whatever is drawn inside a page's <main> may leave notes on `current().kept`; remarks that rooms have registered read
them afterwards, and stand above the rest. A page that leaves no notes pays nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString


@dataclass
class Drawing:
    """A page while it is being drawn."""

    request: HttpRequest | None
    kept: dict[str, Any] = field(default_factory=dict)


Remark = Callable[[Drawing], SafeString | str]
_current: ContextVar[Drawing | None] = ContextVar("hunar_drawing", default=None)
_remarks: list[Remark] = []


def register(remark: Remark) -> None:
    """Add a remark: ready HTML, or an empty string. Call it from AppConfig.ready(); twice is harmless."""
    if remark not in _remarks:
        _remarks.append(remark)


def remarks_on(page: Drawing) -> list[SafeString | str]:
    return [html for remark in _remarks if (html := remark(page))]


def current() -> Drawing | None:
    """The page that is being drawn; None in a message, a task, a test."""
    return _current.get()


@contextmanager
def drawing(request: HttpRequest | None) -> Iterator[Drawing]:
    page = Drawing(request)
    token = _current.set(page)
    try:
        yield page
    finally:
        _current.reset(token)
