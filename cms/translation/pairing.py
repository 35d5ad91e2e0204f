"""Which block of a translation belongs to which of its source. Pure: ids and kinds in, places out."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple


class Piece(NamedTuple):
    """A block of a stream, or an item of a list."""

    id: str
    kind: str


Pairs = list[tuple[int | None, int | None]]


def pair_up(sources: Sequence[Piece], targets: Sequence[Piece]) -> Pairs:
    """(place in the source, place in the translation) of each block, in the order in which the translation has
    or should have them. A copy shares its ids with what it was copied from. Where not one is shared, the two
    were written by hand, and go together by kind and order."""
    partner = _by_id(sources, targets) or _by_kind(sources, targets)
    source_of = {target: source for source, target in partner.items()}
    pairs: Pairs = [(source_of.get(place), place) for place in range(len(targets))]
    for place in range(len(sources)):
        if place not in partner:
            pairs.insert(_after(pairs, place), (place, None))
    return pairs


def _by_id(sources: Sequence[Piece], targets: Sequence[Piece]) -> dict[int, int]:
    places = {piece: place for place, piece in enumerate(targets)}
    return {place: places[piece] for place, piece in enumerate(sources) if piece in places}


def _by_kind(sources: Sequence[Piece], targets: Sequence[Piece]) -> dict[int, int]:
    matcher = SequenceMatcher(
        None, [piece.kind for piece in sources], [piece.kind for piece in targets], autojunk=False
    )
    return {
        first + step: second + step
        for first, second, length in matcher.get_matching_blocks()
        for step in range(length)
    }


def _after(pairs: Pairs, place: int) -> int:
    """Where a block stands that the translation lacks: right after the one it follows in the source."""
    return next((at + 1 for at, (source, _target) in enumerate(pairs) if source == place - 1), 0)
