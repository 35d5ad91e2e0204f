"""Agreed words found in a text, and looked for in its translation. Pure. A hint for people, who know better."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from cms.language.folding import fold
from cms.language.scripts import is_arabic_script

COMMA = re.compile(r"[,،؛;]")
CHANGING_ENDS = ("ہ", "ا")  # نمونہ, نمونے, نمونوں: what stands before is the word
INFINITIVE = "نا"  # داخلہ لینا is found as داخلہ: the verb changes with who does it
SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Agreed:
    """A word by language, with all its forms in one line; `is_kept`: it is never translated."""

    words: Mapping[str, str]
    is_kept: bool = False
    note: str = ""

    def forms(self, language: str) -> list[str]:
        written = self.words.get(language, "") or (
            next(iter(self.words.values()), "") if self.is_kept else ""
        )
        return [form for part in COMMA.split(written) if (form := part.strip())]


def found_in(text: str, language: str, terms: Iterable[Agreed]) -> list[Agreed]:
    """The terms that stand in a text of that language, the first one first."""
    folded = fold(text)
    places = [(_place(folded, term.forms(language)), term) for term in terms]
    return [term for place, term in sorted(places, key=lambda each: each[0]) if place < len(folded)]


def is_used(text: str, language: str, term: Agreed) -> bool:
    """Whether a translation uses one of the agreed forms; True where none was agreed for that language."""
    forms, folded = term.forms(language), fold(text)
    return not forms or any(_loosely(form).search(folded) for form in forms)


def _place(folded: str, forms: list[str]) -> int:
    found = [match.start() for form in forms if (match := _strictly(form).search(folded))]
    return min(found, default=len(folded))


@lru_cache(maxsize=4096)
def _strictly(form: str) -> re.Pattern[str]:
    """The word between borders: in English in the singular or the plural, in Urdu as it is written."""
    word = fold(form)
    return re.compile(rf"(?<!\w){_with_plural(word)}(?!\w)")


def _with_plural(word: str) -> str:
    if not word or is_arabic_script(word):
        return re.escape(word)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return rf"{re.escape(word[:-1])}(?:y|ies)"
    return rf"{re.escape(word)}(?:s|es|zes)?"


@lru_cache(maxsize=4096)
def _loosely(form: str) -> re.Pattern[str]:
    """The beginning of the word is enough in Urdu, where its end changes with what it does in the sentence."""
    word = fold(form)
    if not is_arabic_script(word):
        return _strictly(form)
    *before, last = word.split()
    if before and last.endswith(INFINITIVE):
        word = " ".join(before)
    if word.endswith(CHANGING_ENDS) and len(word) > SHORTEST_STEM:
        word = word[:-1]
    return re.compile(rf"(?<!\w){re.escape(word)}")
