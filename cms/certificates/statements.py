"""The sentence on a certificate: words with places for a name, a title and a date."""

import re
from collections.abc import Mapping

PLACES = ("name", "title", "date", "organisation")
NEEDED = ("name", "title")
_PLACE = re.compile(r"\{(\w*)\}")


def places_in(statement: str) -> list[str]:
    """The places a statement leaves open, in order."""
    return _PLACE.findall(statement)


def fill(statement: str, values: Mapping[str, str]) -> list[list[str]]:
    """The statement as pairs of kind and text, so that a name can be set larger than the words around it.

    >>> fill("Given to {name}.", {"name": "Amina"})
    [['text', 'Given to '], ['name', 'Amina'], ['text', '.']]
    """
    pieces = _PLACE.split(statement)
    return [
        ["text", piece] if at % 2 == 0 else [piece, values[piece]]
        for at, piece in enumerate(pieces)
        if piece or at % 2
    ]
