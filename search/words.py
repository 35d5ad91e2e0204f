"""Text into terms: what is indexed, what is asked, and what is marked in a passage, cut the same way.

Pure. A term is a word in one shape: letters folded (cms.language.folding), an English plural without its s. Terms
hold letters and digits only, so none of them means anything to a search engine's query language.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from cms.language.folding import fold

from .stopwords import STOP_WORDS

LONGEST = 40  # letters of a term; what is longer is cut, when indexing and when asking

# A word as it stands in a text: letters and digits with the marks written upon them. A non-joiner ends a word.
_MARKS = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200d"
WORD = re.compile(rf"(?<![^\W_])[A-Za-z](?:\+\+|\#)(?![^\W_])|[^\W_](?:[^\W_]|[{_MARKS}])*")
_LETTERS = re.compile(r"[^\W_]+")
_SIGNS = {"++": "plusplus", "#": "sharp"}  # C++ and C# are not C
# What an Arabic keyboard types for three Urdu letters: the stop words are compared before folding, for after it
# آن (as in آن لائن, online) and ان (those) would be one word.
_KEYBOARD = str.maketrans("\u064a\u0649\u0643\u0647", "\u06cc\u06cc\u06a9\u06c1")
_COMPOUND = re.compile(r"[\u200c\u2010\u2011-]")


def words(text: str) -> Iterator[re.Match[str]]:
    """Every word of a text, where it stands."""
    return WORD.finditer(text)


@lru_cache(maxsize=65536)
def terms_of(word: str) -> tuple[str, ...]:
    """The terms of one word: nearly always one; a ligature may open into several."""
    for sign, name in _SIGNS.items():
        word = word.replace(sign, name)
    return tuple(_stem(term)[:LONGEST] for term in _LETTERS.findall(fold(word)))


def terms(text: str) -> list[str]:
    return [term for found in words(text) for term in terms_of(found[0])]


def compounds(text: str) -> list[str]:
    """Words written together with a non-joiner or a hyphen, as one term too: e-mail → email, فری‌لانسنگ → فریلانسنگ."""
    return [
        "".join(terms_of(one[0]) + terms_of(other[0]))[:LONGEST]
        for one, other in pairwise(words(text))
        if other.start() - one.end() == 1 and _COMPOUND.match(text, one.end())
    ]


def joins(text: str) -> list[str]:
    """Every two neighbours as one term, for short texts: many write فری لانسنگ as one word, فریلانسنگ."""
    return [(one + other)[:LONGEST] for one, other in pairwise(terms(text))]


def is_stop_word(word: str) -> bool:
    """A word that says how a sentence is built and not what it is about: کی, ہے, the, of."""
    return unicodedata.normalize("NFC", word).casefold().translate(_KEYBOARD) in STOP_WORDS


def _stem(term: str) -> str:
    """English plurals without their ending: Harman's S-stemmer ("How effective is suffixing?", JASIS 42, 1991)."""
    if len(term) < 4 or not term.isascii() or not term.endswith("s"):
        return term
    if term.endswith("ies"):
        return term if term.endswith(("eies", "aies")) else term[:-3] + "y"
    if term.endswith("es"):
        return term if term.endswith(("aes", "ees", "oes")) else term[:-1]
    return term if term.endswith(("us", "ss")) else term[:-1]
