"""The kinds of notice there are. Each room registers its own from its `AppConfig.ready()`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, override

from .enums import Channel, Family

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
    in a text message as well. `link` makes the address to go to from the params, or is empty.

    `family` is what people choose by. An essential kind leaves at once whatever the person wants: for the safety of
    their account, for officers who look after the safety of others, and nothing else. An urgent one may pass quiet
    hours, if the person lets it. Of a neutral kind nobody is told more outside the inbox than that there is a message:
    where somebody else may be reading.
    """

    name: str
    subject: Any
    text: Any
    channels: tuple[str, ...] = (Channel.EMAIL,)
    link: Callable[[Params], str] | None = None
    icon: str = "bell"
    family: str = Family.ACCOUNT
    essential: bool = False
    urgent: bool = False
    neutral: bool = False


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


def families() -> list[Family]:
    """What people can choose by: the families that have a kind which does not leave in any case."""
    used = {kind.family for kind in _kinds.values() if not kind.essential}
    return [family for family in Family if family in used]


def neutral_words(*, language: str) -> Words:
    """What is said outside the inbox where more would tell too much: nothing of who or what, and no link."""
    site = {"site": settings.WAGTAIL_SITE_NAME}
    with override(language):
        return Words(
            subject=gettext("You have a new message on %(site)s") % site,
            text=gettext("You have a new message on %(site)s. Sign in to read it.") % site,
        )


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
