"""A page and its translation as one sheet: each text of the source beside the translation, and how it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from wagtail import blocks
from wagtail.models import Page

from .comparing import Part, compare, digest, needs_translating, plain, tidy
from .enums import SETTLED, State
from .layout import label_of, layout, raw_of
from .models import TranslatedSegment
from .segments import LACKING, Gap, Leftover, Place, Segment, Wish, join, walk

Rows = Mapping[str, TranslatedSegment]


def name_of(path: str) -> str:
    """What a form calls it: as long as the block is there, whatever else changes around it."""
    return f"s{hashlib.sha256(path.encode()).hexdigest()[:14]}"


def as_edited(block: blocks.Block, words: str) -> str:
    """The words as the editor's program gives them back when nobody touched them."""
    if not isinstance(block, blocks.RichTextBlock):
        return words
    widget = block.field.widget
    converter = getattr(widget, "converter", None)  # an editor that is not Draftail keeps what it was given
    return converter.to_database_format(converter.from_database_format(words)) if converter else words


@dataclass(frozen=True)
class Line:
    """A text of the source with its translation, and the row of when it was translated last."""

    segment: Segment
    state: State
    row: TranslatedSegment | None = None

    @property
    def path(self) -> str:
        return self.segment.path

    @property
    def name(self) -> str:
        return name_of(self.path)

    @property
    def is_rich(self) -> bool:
        return isinstance(self.segment.block, blocks.RichTextBlock)

    @property
    def is_settled(self) -> bool:
        return self.state in SETTLED

    @property
    def shown(self) -> str:
        """What stands in the translator's field: the translation, or the source's words to write over."""
        return self.segment.source if self.segment.target is None else self.segment.target

    @cached_property
    def shown_digest(self) -> str:
        return digest(as_edited(self.segment.block, self.shown))

    @property
    def source_digest(self) -> str:
        return digest(self.segment.source)

    @property
    def changes(self) -> list[Part]:
        """What the source said when it was translated, beside what it says now."""
        old = self.row.source_words if self.row and self.state == State.CHANGED else ""
        return compare(old, self.segment.source) if old else []


@dataclass(frozen=True)
class Removed:
    """A block that the source has no more. `is_own`: the translation had it from nowhere else."""

    leftover: Leftover
    is_own: bool

    @property
    def name(self) -> str:
        return name_of(self.leftover.path)

    @property
    def words(self) -> list[str]:
        return [plain(words) for words in self.leftover.words]


@dataclass(frozen=True)
class Missing:
    """A block that the translation does not have; `is_left_out`: on purpose."""

    gap: Gap
    is_left_out: bool
    lines: int

    @property
    def name(self) -> str:
        return f"in-{name_of(self.gap.path)}"


@dataclass(frozen=True)
class Sheet:
    source: Page
    target: Page
    lines: list[Line]
    missing: dict[str, Missing]
    removed: list[Removed]

    @property
    def total(self) -> int:
        return len(self.lines) + len(self._textless) + len(self._undecided)

    @property
    def to_do(self) -> int:
        open_lines = sum(not line.is_settled for line in self.lines)
        return open_lines + len(self._undecided) + sum(not gap.is_left_out for gap in self._textless)

    @property
    def _textless(self) -> list[Missing]:
        return [gap for gap in self.missing.values() if not gap.lines]

    @property
    def _undecided(self) -> list[Removed]:
        return [each for each in self.removed if not each.is_own]

    def joined(self, wish: Wish) -> dict[str, object]:
        """The texts of the translation as they will be."""
        source, target = raw_of(self.source), raw_of(self.target)
        blocks_of = layout(type(self.target))
        return {name: join(blocks_of[name], source.get(name), target[name], name, wish) for name in target}


def read_sheet(source: Page, target: Page) -> Sheet:
    """`source` as its readers have it, `target` as its latest draft is. One query."""
    rows = {row.path: row for row in TranslatedSegment.objects.of(target.pk)}
    found = list(_walk_page(source, target))
    segments = [each for each in found if isinstance(each, Segment) and _is_worth_a_line(each)]
    lines = [_line(segment, rows) for segment in segments]
    gaps = [each for each in found if isinstance(each, Gap)]
    leftovers = [each for each in found if isinstance(each, Leftover)]
    return Sheet(
        source,
        target,
        lines,
        {gap.path: Missing(gap, _was_translated(gap.path, rows), _count(gap, lines)) for gap in gaps},
        [Removed(each, is_own=not _was_translated(each.path, rows)) for each in leftovers],
    )


def _walk_page(source: Page, target: Page) -> Iterator[Segment | Gap | Leftover]:
    mine, theirs = raw_of(source), raw_of(target)
    model = type(source)
    for name, block in layout(model).items():
        place = Place(name, (label_of(model, name),))
        yield from walk(block, mine[name], theirs.get(name, LACKING), place)


def _is_worth_a_line(segment: Segment) -> bool:
    return bool(tidy(segment.source) or tidy(segment.target or ""))


def _line(segment: Segment, rows: Rows) -> Line:
    row = rows.get(segment.path)
    is_left_out = bool(segment.gap) and _was_translated(segment.gap, rows)
    return Line(segment, state_of(segment, row, is_left_out), row)


def _count(gap: Gap, lines: list[Line]) -> int:
    return sum(line.segment.gap == gap.path for line in lines)


def _was_translated(path: str, rows: Rows) -> bool:
    return any(known == path or known.startswith(f"{path}.") for known in rows)


def state_of(segment: Segment, row: TranslatedSegment | None, is_left_out: bool = False) -> State:
    """What there is no row for was written by hand: done, unless it is empty or still says what the source says."""
    source, target = tidy(segment.source), segment.target
    if target is None:
        return State.LEFT_OUT if is_left_out else State.NEW
    if row and row.source_digest != digest(source):
        return State.CHANGED
    if source and not tidy(target):
        return State.TO_DO
    if row or not needs_translating(plain(source)):
        return State.DONE
    return State.TO_DO if says_the_same(segment) else State.DONE


def says_the_same(segment: Segment) -> bool:
    return plain(segment.source) == plain(segment.target or "")
