"""Numbers as people type them in Pakistan: Urdu, Arabic or Latin digits, thousands or lakh commas.

Pure. A number is read exactly, as a Fraction, or not at all: what cannot be read is for a person to put
right, never for the machine to guess.
"""

import re
from fractions import Fraction

from .folding import fold

LONGEST = 40  # characters: longer is no answer, and would cost time to compute
LARGEST_EXPONENT = 30

_NUMBER = re.compile(
    r"""(?P<sign>[+-]?)
        (?P<whole>\d+|\d{1,3}(?:,\d{2,3})*,\d{3})?      # 1234, 1,234 or, in lakhs, 12,34,567
        (?:\.(?P<part>\d+))?
        (?:e(?P<power>[+-]?\d{1,3}))?""",
    re.VERBOSE,
)


def ascii_digits(text: str) -> str:
    """The same text with the digits of every script as 0–9."""
    return "".join(str(int(letter)) if letter.isdecimal() else letter for letter in text)


def read_number(text: str) -> Fraction | None:
    """The exact number in the text: "۱٬۲۵۰٫۵", "1,00,000", "-3.5e2", "3/4"; None when it is not one.

    A comma is a thousands or lakh separator, never a decimal one: "1,5" is not read. Nor is anything with a
    unit.
    """
    compact = "".join(fold(text).split())
    if not compact or len(compact) > LONGEST:
        return None
    top, slash, bottom = compact.partition("/")
    if not slash:
        return _read_decimal(top)
    numerator, denominator = _read_decimal(top), _read_decimal(bottom)
    if numerator is None or not denominator:
        return None
    return numerator / denominator


def _read_decimal(text: str) -> Fraction | None:
    match = _NUMBER.fullmatch(text)
    if not match or not (match["whole"] or match["part"]):
        return None
    power = int(match["power"] or 0)
    if abs(power) > LARGEST_EXPONENT:
        return None
    whole = (match["whole"] or "0").replace(",", "")
    number = Fraction(f"{match['sign']}{whole}.{match['part'] or '0'}")
    return number * Fraction(10) ** power
