"""Which seconds of a recording were heard, and when first. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise


@dataclass(frozen=True, order=True)
class Piece:
    """Seconds `start` to `end` of a recording, first heard at `at`."""

    start: float
    end: float
    at: datetime


def join_pieces(one: Iterable[Piece], other: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pointwise earliest hearing of both: disjoint, in order, neighbours of one moment merged."""
    pieces = sorted({*one, *other})
    if len(pieces) < 2:
        return tuple(pieces)
    edges = sorted({edge for piece in pieces for edge in (piece.start, piece.end)})
    found: list[Piece] = []
    for start, end in pairwise(edges):
        moments = [piece.at for piece in pieces if piece.start <= start and end <= piece.end]
        if moments:
            _append(found, Piece(start, end, min(moments)))
    return tuple(found)


def _append(pieces: list[Piece], piece: Piece) -> None:
    if pieces and pieces[-1].end == piece.start and pieces[-1].at == piece.at:
        pieces[-1] = Piece(pieces[-1].start, piece.end, piece.at)
    else:
        pieces.append(piece)


def moment_heard(pieces: Iterable[Piece], seconds: float) -> datetime | None:
    """When that many seconds had been heard, or None if they were not yet."""
    total = 0.0
    for piece in sorted(pieces, key=lambda piece: piece.at):
        total += piece.end - piece.start
        if total >= seconds - 0.5:  # players report in fractions: half a second is not missed
            return piece.at
    return None
