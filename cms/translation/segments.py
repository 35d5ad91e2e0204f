"""A source and its translation walked together: every text of both, and the two made one again.

Values are those of the database (JSON), so that nothing has to be loaded which is only passed on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from .layout import Raw, is_text
from .pairing import Piece, pair_up

LACKING: Any = object()  # in place of a value that the translation does not have
CELL = blocks.CharBlock(required=False)


@dataclass(frozen=True, slots=True)
class Segment:
    """A text of the source, and what the translation says: None if the block it stands in is not there.
    `gap` is then the path of that block, or of the outermost block around it that is missing."""

    path: str
    trail: tuple[str, ...]
    block: blocks.Block
    source: str
    target: str | None
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A block that the translation does not have."""

    path: str
    trail: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leftover:
    """A block that the source does not have, with what is read of it."""

    path: str
    trail: tuple[str, ...]
    words: tuple[str, ...]


Found = Segment | Gap | Leftover


@dataclass(frozen=True, slots=True)
class Place:
    """Where a walk is."""

    path: str
    trail: tuple[str, ...]
    gap: str = ""

    def into(self, step: str, label: Any = "", gap: bool = False) -> Place:
        path = f"{self.path}.{step}" if self.path else step
        trail = (*self.trail, str(label)) if label else self.trail
        return Place(path, trail, self.gap or (path if gap else ""))


def walk(block: blocks.Block, source: Raw, target: Raw, place: Place) -> Iterator[Found]:
    """Every text below this block, in order."""
    if is_text(block):
        yield _segment(block, source, target, place)
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            if source:
                inner = place.into(name, child.label)
                yield from walk(child, source.get(name), _inside(target, name), inner)
    elif isinstance(block, blocks.ListBlock | blocks.BaseStreamBlock):
        yield from _walk_items(block, source or [], target, place)
    elif isinstance(block, TypedTableBlock):
        for step, label, cell, said, says in _cells(block, source, target):
            yield _segment(cell, said, says, place.into(step, label))


def _segment(block: blocks.Block, source: Raw, target: Raw, place: Place) -> Segment:
    says = None if target is LACKING else str(target or "")
    return Segment(place.path, place.trail, block, str(source or ""), says, place.gap)


def _inside(target: Raw, name: str) -> Raw:
    """What a struct of the translation holds under that name. One that was not chosen yet (a picture) is lacking."""
    return target.get(name, LACKING) if isinstance(target, dict) and target else LACKING


def _walk_items(block: Any, source: list[Raw], target: Raw, place: Place) -> Iterator[Found]:
    there = [] if target is LACKING else target or []
    for mine, theirs in _paired(source, there):
        child = _child(block, mine or theirs)
        if child is None:
            continue
        if mine is None:
            yield _leftover(child, theirs, place)
            continue
        inner = place.into(mine["id"], child.label, gap=theirs is None)
        if theirs is None and not place.gap:
            yield Gap(inner.path, inner.trail)
        yield from walk(child, mine["value"], LACKING if theirs is None else theirs["value"], inner)


def _leftover(child: blocks.Block, item: Raw, place: Place) -> Leftover:
    inner = place.into(item["id"], child.label)
    found = walk(child, item["value"], LACKING, inner)
    words = tuple(each.source for each in found if isinstance(each, Segment) and each.source.strip())
    return Leftover(inner.path, inner.trail, words)


def _paired(source: list[Raw], target: list[Raw]) -> list[tuple[Raw, Raw]]:
    """Items of both, side by side; None where one lacks it."""
    pairs = pair_up([_piece(item) for item in source], [_piece(item) for item in target])
    return [
        (source[one] if one is not None else None, target[other] if other is not None else None)
        for one, other in pairs
    ]


def _piece(item: Raw) -> Piece:
    return Piece(item["id"], item["type"])


def _child(block: Any, item: Raw) -> Any:
    """The block of an item; None for a kind that the site knows no more."""
    return block.child_block if isinstance(block, blocks.ListBlock) else block.child_blocks.get(item["type"])


def _cells(block: Any, source: Raw, target: Raw) -> Iterator[tuple[str, str, blocks.Block, Raw, Raw]]:
    """The texts of a table by their place: (step of the path, label, block, in the source, in the translation)."""
    if not source:
        return
    yield "caption", "", CELL, source.get("caption"), _inside(target, "caption")
    for number, column in enumerate(source["columns"]):
        says = _at(target, "columns", number)
        yield f"heading-{number}", f"{number + 1}", CELL, column["heading"], _inside(says, "heading")
    for row, values in enumerate(source["rows"]):
        for number, column in enumerate(source["columns"]):
            cell = block.child_blocks[column["type"]]
            if is_text(cell):
                said, says = values["values"][number], _cell(target, row, number)
                yield f"{row}-{number}", f"{row + 1}, {column['heading']}", cell, said, says


def _at(target: Raw, name: str, number: int) -> Raw:
    found = target.get(name, []) if isinstance(target, dict) else []
    return found[number] if number < len(found) else LACKING


def _cell(target: Raw, row: int, number: int) -> Raw:
    values = _inside(_at(target, "rows", row), "values")
    return values[number] if values is not LACKING and number < len(values) else LACKING


@dataclass(frozen=True, slots=True)
class Wish:
    """What a translator wants: these words at these paths, these blocks put in, and these dropped."""

    words: Mapping[str, str] = field(default_factory=dict)
    put_in: Set[str] = frozenset()
    dropped: Set[str] = frozenset()


def join(block: blocks.Block, source: Raw, target: Raw, path: str, wish: Wish) -> Raw:
    """The translation as it will be. What is no text stays as the translation has it; in a block that is put in
    it comes from the source. Blocks that belong together share the source's id from now on."""
    if is_text(block):
        return wish.words.get(path, source if target is LACKING else target)
    if isinstance(block, blocks.BaseStructBlock):
        return _join_struct(block, source, target, path, wish)
    if isinstance(block, blocks.ListBlock | blocks.BaseStreamBlock):
        return list(_join_items(block, source or [], target, path, wish))
    if isinstance(block, TypedTableBlock) and source:
        return _join_table(block, source, target, path, wish)
    return source if target is LACKING else target


def _join_struct(block: Any, source: Raw, target: Raw, path: str, wish: Wish) -> Raw:
    if not source:
        return source if target is LACKING else target
    joined = dict(target) if isinstance(target, dict) else {}
    for name, child in block.child_blocks.items():
        joined[name] = join(child, source.get(name), _inside(target, name), f"{path}.{name}", wish)
    return joined


def _join_items(block: Any, source: list[Raw], target: Raw, path: str, wish: Wish) -> Iterator[Raw]:
    is_whole = target is LACKING  # this list is put in together with what it stands in
    for mine, theirs in _paired(source, [] if is_whole else target or []):
        here = f"{path}.{(mine or theirs)['id']}"
        child = _child(block, mine or theirs)
        if mine is None or child is None:
            if theirs is not None and here not in wish.dropped:
                yield theirs
        elif theirs is not None:
            yield mine | {"value": join(child, mine["value"], theirs["value"], here, wish)}
        elif is_whole or here in wish.put_in:
            yield mine | {"value": join(child, mine["value"], LACKING, here, wish)}


def _join_table(block: Any, source: Raw, target: Raw, path: str, wish: Wish) -> Raw:
    """The shape of the source, with the words of the translation; rows it has beyond that stay."""
    says: Callable[[str, Raw, Raw], Raw] = lambda step, said, there: wish.words.get(  # noqa: E731
        f"{path}.{step}", said if there is LACKING else there
    )
    columns = [
        column
        | {
            "heading": says(
                f"heading-{at}", column["heading"], _inside(_at(target, "columns", at), "heading")
            )
        }
        for at, column in enumerate(source["columns"])
    ]
    rows = [
        {
            "values": [
                says(f"{row}-{at}", said, _cell(target, row, at)) for at, said in enumerate(values["values"])
            ]
        }
        for row, values in enumerate(source["rows"])
    ]
    if isinstance(target, dict) and len(target.get("columns", [])) == len(columns):
        rows += target["rows"][len(rows) :]
    caption = says("caption", source.get("caption", ""), _inside(target, "caption"))
    return {"columns": columns, "rows": rows, "caption": caption}
