"""What was asked: a question as somebody typed it, cut into words, bounded and folded. Pure.

    Question.asked("فری‌لانسنگ کیا ہے؟", visitor=visitor, filters={"level": "beginner"})

Every text is a good question. A document answers it when it has each of the words, as a term of its own, as the
beginning of one, or written together with its neighbour.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .words import is_stop_word, terms_of, words

LONGEST_QUESTION = 200  # characters
MOST_WORDS = 10
PREFIX_FROM = 3  # letters: shorter words are asked for whole


@dataclass(frozen=True)
class Word:
    """One word of a question. `joined`: the word written together with the one before or after it."""

    term: str
    joined: tuple[str, ...] = ()
    begins: bool = False  # terms that begin with it count too

    def matches(self, term: str) -> bool:
        return term == self.term or term in self.joined or (self.begins and term.startswith(self.term))


@dataclass(frozen=True)
class Visitor:
    """Who asks, as far as answers depend on it: the groups they belong to, their language, and the site they are on."""

    tokens: frozenset[str] = frozenset({"everyone"})
    language: str = ""
    site: int | None = None


@dataclass(frozen=True)
class Question:
    text: str = ""
    words: tuple[Word, ...] = ()
    filters: Mapping[str, str] = field(default_factory=dict)
    visitor: Visitor = Visitor()
    offset: int = 0
    limit: int = 10

    @classmethod
    def asked(cls, text: str, *, visitor: Visitor = Visitor(), **more) -> Question:
        text = clean(text)
        return cls(text=text, words=asked_words(text), visitor=visitor, **more)

    @property
    def is_wordless(self) -> bool:
        """Something was typed, but no word: signs alone find nothing, where an empty question finds everything."""
        return bool(self.text) and not self.words

    def typing(self) -> Question:
        """The same while it is still being typed: its last word may only have begun."""
        if not self.words:
            return self
        *before, last = self.words
        return replace(self, words=(*before, replace(last, begins=True)))

    def without_filters(self) -> Question:
        return replace(self, filters={}, offset=0)


def clean(text: str) -> str:
    """Bounded, and without the characters that no keyboard types and some databases refuse."""
    text = text[: LONGEST_QUESTION * 2]
    kept = (" " if unicodedata.category(letter) in {"Cc", "Cs"} else letter for letter in text)
    return " ".join("".join(kept).split())[:LONGEST_QUESTION]


def asked_words(text: str) -> tuple[Word, ...]:
    """The words of a question. Stop words are left out, unless there is nothing else."""
    found = [match[0] for match in words(text)]
    telling = [word for word in found if not is_stop_word(word)] or found
    terms = [term for word in telling for term in terms_of(word)][:MOST_WORDS]
    return tuple(_word(terms, place) for place in range(len(terms)))


def _word(terms: list[str], place: int) -> Word:
    term = terms[place]
    pairs = (terms[max(place - 1, 0) : place + 1], terms[place : place + 2])
    joined = tuple("".join(pair) for pair in pairs if len(pair) == 2)
    return Word(term, joined, begins=len(term) >= PREFIX_FROM)
