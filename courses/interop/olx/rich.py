"""Pieces where only rich text fits: explanations and hints."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from .notes import Notes
from .pieces import Clip, Code, Heading, Picture, Piece, Quotation, Table, Text


def as_rich_text(pieces: Iterable[Piece], notes: Notes) -> str:
    """One rich text of all pieces. Pictures cannot be in it; their loss is noted."""
    return "".join(one_as_rich_text(piece, notes) for piece in pieces)


def one_as_rich_text(piece: Piece, notes: Notes) -> str:
    if isinstance(piece, Text):
        return piece.html
    if isinstance(piece, Heading):
        return f"<p><b>{escape(piece.text)}</b></p>"
    if isinstance(piece, Code):
        return "".join(f"<p><code>{escape(line)}</code></p>" for line in piece.text.splitlines())
    if isinstance(piece, Quotation):
        return f"<p><i>{escape(piece.text)}</i></p>"
    if isinstance(piece, Table):
        return "".join(f"<p>{escape(' — '.join(row))}</p>" for row in piece.rows)
    if isinstance(piece, Clip):
        return f'<p><a href="{escape(piece.url)}">{escape(piece.title or piece.url)}</a></p>'
    if isinstance(piece, Picture):
        notes.add("explanation_picture", name=piece.name)
        return f"<p><i>{escape(piece.alt)}</i></p>" if piece.alt else ""
    notes.add("file_format", name=piece.name)
    return ""
