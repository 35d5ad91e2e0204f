"""The kinds of notice there are. Each room registers its own from its `AppConfig.ready()`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from .enums import Channel

Params = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """A notice in one language, ready to be read."""

    subject: str
    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """A kind of notice.

    `subject` and `text` are lazy translations with named placeholders, filled from the notice's params; a
    param given as `{"en": …, "ur": …}` is taken in the reader's language. `text` is plain text: it must stand
    in a text message as well. `link` makes the address to go to from the params, or is empty. An essential kind
    leaves whether or not the person wants messages: for the safety of their account, and nothing else.
    """

    name: str
    subject: Any
    text: Any
    channels: tuple[str, ...] = (Channel.EMAIL,)
    link: Callable[[Params], str] | None = None
    icon: str = "bell"
    essential: bool = False


_kinds: dict[str, NoticeKind] = {}


def register(kind: NoticeKind) -> NoticeKind:
    """Make a kind known. The same name twice is a mistake unless it is the same kind."""
    if _kinds.setdefault(kind.name, kind) != kind:
        raise ValueError(f"Two kinds of notice are called {kind.name!r}.")
    return kind


def get_kind(name: str) -> NoticeKind | None:
    """The kind of that name, or None when the app that knew it is no longer installed."""
    return _kinds.get(name)


def kinds() -> list[str]:
    """The names of all kinds."""
    return list(_kinds)


def words(kind: NoticeKind, params: Params, *, language: str) -> Words:
    """The notice's words in that language."""
    with override(language):
        values = {name: _in(value, language) for name, value in params.items()}
        return Words(
            subject=str(kind.subject) % values,
            text=str(kind.text) % values,
            link=kind.link(params) if kind.link else "",
        )


def _in(value, language: str):
    if not isinstance(value, dict):
        return value
    return value.get(language) or next(iter(value.values()), "")
