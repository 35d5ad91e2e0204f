"""Words compared: which went and which came. Pure."""

from __future__ import annotations

import hashlib
import html
import re
from difflib import SequenceMatcher
from typing import NamedTuple

TAG = re.compile(r"<[^>]+>")
EDITORS_KEY = re.compile(r'\s*data-block-key="[^"]*"')
ENDS_A_LINE = re.compile(r"</(p|li|h[1-6]|blockquote)>|<br\s*/?>|<hr\s*/?>")
ADDRESS = re.compile(r"https?://\S+|\S+@\S+\.\w+")
SAME, GONE, CAME = "same", "gone", "came"


class Part(NamedTuple):
    mark: str
    words: str


def plain(words: str) -> str:
    """What is read of a rich text."""
    lines = html.unescape(TAG.sub("", ENDS_A_LINE.sub("\n", words))).split("\n")
    return "\n".join(line for each in lines if (line := " ".join(each.split())))


def tidy(words: str) -> str:
    """The words without what an editor's program adds to them by itself."""
    return "\n".join(" ".join(line.split()) for line in EDITORS_KEY.sub("", words).splitlines()).strip()


def digest(words: str) -> str:
    return hashlib.sha256(tidy(words).encode()).hexdigest()[:32]


def needs_translating(words: str) -> bool:
    """Whether there are letters in it, apart from addresses."""
    return any(letter.isalpha() for letter in ADDRESS.sub("", words))


def compare(old: str, new: str) -> list[Part]:
    """What was said and what is said now, in one line of parts; word by word."""
    before, after = plain(old).split(), plain(new).split()
    parts = []
    for what, start, end, from_, to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            parts.append(Part(SAME, " ".join(before[start:end])))
            continue
        if end > start:
            parts.append(Part(GONE, " ".join(before[start:end])))
        if to > from_:
            parts.append(Part(CAME, " ".join(after[from_:to])))
    return parts
