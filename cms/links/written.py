"""The addresses of other sites in what an editor wrote, with the words they stand under. Pure: stored values in.

It reads what is stored and not the page as drawn: a few milliseconds for any kind of page, and no code of a page runs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
NAMING = (
    "text",
    "label",
    "title",
    "name",
    "words",
    "caption",
)  # what a block calls the words beside an address
LONGEST = 1000  # letters; an address beyond that is passed over
SHORTEST_LINK = "<a "


class Anchors(HTMLParser):
    """Links of a rich text as (address, words)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self.address, self.words = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.address, self.words = dict(attrs).get("href") or "", ""

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.address:
            self.found.append((self.address, " ".join(self.words.split())))
            self.address = ""


def addresses_in(value: Any, own_hosts: set[str] | frozenset[str] = frozenset()) -> dict[str, str]:
    """Each address once, without its fragment, with the words it first stands under."""
    found: dict[str, str] = {}
    for address, words in _walk(value, ""):
        address = address.partition("#")[0]
        if (
            len(address) <= LONGEST
            and ADDRESS.fullmatch(address)
            and host_of(address) not in own_hosts | {""}
        ):
            found.setdefault(address, words or host_of(address))
    return found


def host_of(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _walk(value: Any, words: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        beside = next((value[name] for name in NAMING if _is_plain(value.get(name))), words)
        for each in value.values():
            yield from _walk(each, beside)
    elif isinstance(value, list):
        for each in value:
            yield from _walk(each, words)
    elif isinstance(value, str):
        yield from _in_text(value, words)


def _in_text(text: str, words: str) -> Iterator[tuple[str, str]]:
    if text.startswith(("[", "{")):  # a column of blocks is stored as JSON
        try:
            yield from _walk(json.loads(text), words)
        except ValueError:
            return
    elif SHORTEST_LINK in text:
        anchors = Anchors()
        anchors.feed(text)
        yield from anchors.found
    elif ADDRESS.fullmatch(text.strip()):
        yield text.strip(), words


def _is_plain(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and "<" not in value and not ADDRESS.match(value)
