"""One shape for words that people type in many: Urdu and Arabic letter variants, marks, digits and case.

Pure. `fold` keeps the words apart (search and lists want words); `fold_key` closes them up (answers are
compared by it), so that "فری لانسنگ", "فرى لانسنگ", "فری‌لانسنگ" and "فریلانسنگ" are one answer.

What is *not* folded, because Urdu holds it a different letter that makes a different word: noon ghunna (ں)
and noon (ن); bari ye (ے) and choti ye (ی); the retroflex letters (ٹ ڈ ڑ). Both functions are idempotent.
"""

import re
import unicodedata

# Each row: the letters that fall together, the letter they become, and why.
LETTERS = (
    # Urdu keyboards type U+06CC; Arabic ones U+064A, or U+0649 which looks the same at the end of a word.
    # Unicode core specification, 9.2 "Arabic", on yeh, kaf and heh; names as in the character database.
    ("\u064a\u0649", "\u06cc"),  # ARABIC LETTER YEH, ALEF MAKSURA → FARSI YEH
    # Urdu's kaf is U+06A9 KEHEH; Arabic keyboards type U+0643; U+06AA is its stretched form.
    ("\u0643\u06aa", "\u06a9"),  # ARABIC LETTER KAF, SWASH KAF → KEHEH
    # Urdu's he is U+06C1 HEH GOAL. Arabic keyboards give U+0647, Kurdish texts U+06D5. Do-chashmi he (U+06BE)
    # ought to mark breath only (گھر), but ھے for ہے is typed every day.
    ("\u0647\u06d5\u06be", "\u06c1"),  # ARABIC LETTER HEH, AE, HEH DOACHASHMEE → HEH GOAL
    # The round te of Arabic loans (زکوٰۃ) is read and often written as he.
    ("\u0629\u06c3", "\u06c1"),  # TEH MARBUTA, TEH MARBUTA GOAL → HEH GOAL
    # ٱ is alef with a joining sign, in quotations only. آ أ إ need no row: they decompose, and lose the mark.
    ("\u0671", "\u0627"),  # ALEF WASLA → ALEF
    # Urdu punctuation and its Latin fellow (Unicode names: ARABIC FULL STOP, COMMA, SEMICOLON, …).
    ("\u06d4", "."),
    ("\u060c\u066c", ","),
    ("\u061b", ";"),
    ("\u061f", "?"),
    ("\u066a", "%"),
    ("\u066b", "."),  # ARABIC DECIMAL SEPARATOR
    ("\u066d", "*"),
    # Quotation marks, dashes and the fraction slash that editors and phones put in by themselves.
    ("\u2018\u2019\u201a\u201b\u2032\u02bc", "'"),
    ("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
    ("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    ("\u2044", "/"),
)
# A non-joiner parts two words that are written close (فری‌لانسنگ): to a reader it is a space.
SPACES = "\u200c"
# Tatweel only stretches a line. HIGH HAMZA (U+0674) is a mark that Unicode calls a letter.
DROPPED = "\u0640\u0674"
# The presentation forms of bare vowel signs decompose to SPACE + mark, which would tear a word in two.
BARE_MARKS = "".join(map(chr, (*range(0xFE70, 0xFE80), *range(0xFC5E, 0xFC64), *range(0xFCF2, 0xFCF5))))

_BEFORE = str.maketrans(dict.fromkeys(BARE_MARKS) | dict.fromkeys(SPACES, " "))
_AFTER = str.maketrans(
    {letter: plain for letters, plain in LETTERS for letter in letters} | dict.fromkeys(DROPPED)
)
# Latin combining marks, then every combining mark of the Arabic blocks: zabar, zer, pesh, tanween, shadd,
# jazm, khari zabar, hamza above and below, madd, honorifics, Quranic marks.
_MARKS = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08ff]"
)
# Modern Urdu drops the hamza after a last alef (علماء → علما): "Imla Nama", ed. G. C. Narang.
_LAST_HAMZA = re.compile("(?<=\u0627)\u0621(?!\\w)")
_INNER_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_ENDS = ".,;:?!'\"…"


def fold(text: str) -> str:
    """The text in one shape, its words one space apart.

    Presentation forms and ligatures open up (UAX #15, NFKD), marks and invisible characters go, digits of
    every script become 0–9 (General_Category Nd), letters become those of LETTERS, case is folded.
    """
    text = unicodedata.normalize("NFKD", text.translate(_BEFORE)).casefold()
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).translate(_AFTER)
    text = "".join(map(_plain, text))
    text = unicodedata.normalize("NFC", _LAST_HAMZA.sub("", text))
    return " ".join(text.split())


def fold_key(text: str) -> str:
    """What two answers are compared by: folded, without spaces, hyphens in words, or punctuation at the ends.

    "C++", "C#" and "C" stay three answers; "e-mail" and "email" are one.
    """
    closed = "".join(fold(text).split())
    return _LAST_HAMZA.sub("", _INNER_HYPHEN.sub("", closed).strip(_ENDS))


def _plain(letter: str) -> str:
    """The ASCII digit for any decimal digit; nothing for an invisible character; else the letter itself."""
    kind = unicodedata.category(letter)
    if kind == "Nd":
        return str(unicodedata.decimal(letter))
    return "" if kind == "Cf" else letter
