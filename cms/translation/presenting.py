"""A sheet as rows for the screen: each line with its fields, where a missing block begins, what was taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .comparing import plain
from .enums import State
from .sheets import Line, Missing, Removed, Sheet
from .terms import Agreed, found_in, is_used


@dataclass(frozen=True)
class Word:
    """An agreed word in the source, what to write for it, and whether the translation does."""

    source: str
    target: str
    note: str
    is_kept: bool
    is_missed: bool


@dataclass(frozen=True)
class Row:
    """A line of the screen. `about` says where it stands, without what the line before has said already."""

    line: Line
    about: str
    field: Any
    right: Any
    hidden: list[Any]
    gap: Missing | None = None
    put_in: list[Any] | None = None
    theirs: Any = None
    terms: Sequence[Word] = ()

    @property
    def source(self) -> str:
        return self.line.segment.source


@dataclass(frozen=True)
class Rows:
    lines: list[Row]
    textless: list[tuple[Missing, list[Any]]]
    removed: list[tuple[Removed, Any]]


def rows_of(
    sheet: Sheet,
    form: Any,
    clash: Mapping[str, Line],
    terms: Sequence[Agreed] = (),
    *,
    is_only_open: bool = False,
) -> Rows:
    """`clash` holds the lines that somebody else wrote meanwhile, as they are now."""
    languages = sheet.source.locale.language_code, sheet.target.locale.language_code
    seen: set[str] = set()
    lines = []
    for line in sheet.lines:
        if is_only_open and line.is_settled and line.path not in clash:
            continue
        gap = sheet.missing.get(line.segment.gap)
        is_first = gap is not None and gap.gap.path not in seen
        if gap is not None:
            seen.add(gap.gap.path)
        words = _words(line, terms, *languages)
        lines.append(_row(line, form, gap if is_first else None, clash.get(line.path), words))
    textless = [(gap, _boxes(gap, form)) for gap in sheet.missing.values() if not gap.lines]
    removed = [(each, form[each.name]) for each in sheet.removed if not each.is_own]
    return Rows(lines, textless, removed)


def _words(line: Line, terms: Sequence[Agreed], source: str, target: str) -> list[Word]:
    """A segment that nobody has translated yet misses none."""
    is_written = line.state in (State.DONE, State.CHANGED)
    said = plain(line.shown)
    return [
        Word(
            term.forms(source)[0],
            next(iter(term.forms(target)), ""),
            term.note,
            term.is_kept,
            is_written and not is_used(said, target, term),
        )
        for term in found_in(plain(line.segment.source), source, terms)
    ]


def _row(line: Line, form: Any, gap: Missing | None, theirs: Line | None, words: list[Word]) -> Row:
    right = f"{line.name}-right"
    return Row(
        line,
        " › ".join(line.segment.trail),
        form[line.name],
        form[right] if right in form.fields else None,
        [form[f"{line.name}-source"], form[f"{line.name}-shown"]],
        gap,
        _boxes(gap, form) if gap else None,
        plain(theirs.shown) if theirs else None,
        words,
    )


def _boxes(gap: Missing, form: Any) -> list[Any]:
    return [form[gap.name], form[f"{gap.name}-asked"]]
