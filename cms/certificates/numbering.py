"""Certificate numbers that can be read out on the phone: `HN-2026-7KQ4-M9TX`.

Seven letters and digits are drawn at random, so a number tells nothing about how many were issued and cannot be
found by counting. The last one is a check: one wrong letter, or two neighbours swapped, is always noticed, because
the alphabet has a prime number of signs and each place has a weight of its own.
"""

import re
import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # 31 signs, without the look-alikes 0 O, 1 I L
DRAWN = 7


def _check(year: str, drawn: str) -> str:
    weighed = sum(place * ALPHABET.index(sign) for place, sign in enumerate(drawn, start=2))
    return ALPHABET[(int(year) + weighed) % len(ALPHABET)]


def new_number(*, prefix: str, year: int) -> str:
    """A fresh number. Two may fall together once in billions; the database refuses the second."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(DRAWN))
    code = drawn + _check(str(year), drawn)
    return f"{prefix}-{year}-{code[:4]}-{code[4:]}"


def _plain(sign: str) -> str:
    value = unicodedata.digit(sign, None)
    return sign if value is None else str(value)


def _signs(text: str) -> str:
    return re.sub(r"[\W_]", "", "".join(_plain(sign) for sign in text)).upper()


def read_number(text: str, *, prefix: str) -> str | None:
    """The number as it was printed, from what somebody typed: any case, any digits, with or without its dashes.

    None when no certificate can have this number.
    """
    signs = _signs(text).removeprefix(_signs(prefix))
    found = re.fullmatch(rf"(\d{{4}})([{ALPHABET}]{{{DRAWN}}})([{ALPHABET}])", signs, re.ASCII)
    if not found or _check(found[1], found[2]) != found[3]:
        return None
    code = found[2] + found[3]
    return f"{prefix}-{found[1]}-{code[:4]}-{code[4:]}"
