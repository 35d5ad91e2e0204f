"""How much of a text message a text takes. Pure.

The default alphabet and its extension table are those of 3GPP TS 23.038 (once GSM 03.38), sections 6.2.1 and 6.2.1.1.
One character outside both sends the whole message as UCS-2, in practice UTF-16: Urdu always does. A message that does
not fit into one short message is cut into parts of which each gives room away to a header of six octets
(3GPP TS 23.040, section 9.2.3.24.1).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("\f^{}\\[~]|€")  # each an escape and a character: two septets that stay together
ALPHABET = BASIC | EXTENSION


class Encoding(Enum):
    """The two ways a text message is written: its name, the units of one that is alone, and of one part of many."""

    GSM7 = ("GSM-7", 160, 153)
    UCS2 = ("UCS-2", 70, 67)

    def __init__(self, label: str, alone: int, part: int):
        self.label, self.alone, self.part = label, alone, part


@dataclass(frozen=True, slots=True)
class Counted:
    """`units` are septets in GSM-7 and 16-bit code units in UCS-2. `left` is how many more fit without another part.

    `forcing` are the characters that send it as UCS-2, each once, as they first occur.
    """

    encoding: Encoding
    units: int
    segments: int
    left: int
    forcing: tuple[str, ...]


def count(text: str) -> Counted:
    """How the text goes out. Nothing to say is no message at all."""
    forcing = tuple(dict.fromkeys(letter for letter in text if letter not in ALPHABET))
    encoding = Encoding.UCS2 if forcing else Encoding.GSM7
    widths = list(_widths(text, encoding))
    units = sum(widths)
    if units <= encoding.alone:
        return Counted(encoding, units, int(bool(text)), encoding.alone - units, forcing)
    segments, last = _pack(widths, encoding.part)
    return Counted(encoding, units, segments, encoding.part - last, forcing)


def _widths(text: str, encoding: Encoding) -> Iterator[int]:
    """The units of each character; one of two is not torn apart by the end of a part."""
    for letter in text:
        if encoding is Encoding.GSM7:
            yield 2 if letter in EXTENSION else 1
        else:
            yield 2 if ord(letter) > 0xFFFF else 1


def _pack(widths: Iterable[int], part: int) -> tuple[int, int]:
    """How many parts, and how full the last one is."""
    segments, used = 1, 0
    for width in widths:
        if used + width > part:
            segments, used = segments + 1, 0
        used += width
    return segments, used
