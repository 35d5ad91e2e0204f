"""Menus that stand in a table or within sentences: one question with gaps."""

from __future__ import annotations

from collections.abc import Iterator

from .markup import Element, outer_html, words_of
from .notes import Notes
from .questions import Gaps
from .responses import menu_options

AROUND = ("td", "th", "p", "li", "span", "dd")
ASIDE = ("solution", "demandhint", "script", "style", "label", "description")


def stands_in_prose(found: list[Element]) -> bool:
    """Whether all responses are menus and each stands inside a cell or a sentence."""
    return all(
        one.tag == "optionresponse" and any(str(up.tag) in AROUND for up in one.iterancestors())
        for one in found
    )


def read_gaps(problem: Element, notes: Notes) -> tuple[str, Gaps]:
    """The HTML around, and the question. A row of a table becomes a line."""
    gaps: list[tuple[tuple[str, bool], ...]] = []
    lines, around = [], ""
    for block in blocks_of(problem):
        if block.tag == "table":
            notes.add("table_to_gaps")
            rows = [row_line(row, gaps) for row in block.iter("tr")]
            lines += [row for row in rows if row]
        elif any(one.tag == "optionresponse" for one in block.iter()):
            lines.append(" ".join(line_of(block, gaps).split()))
        elif block.tag not in ASIDE:
            around += outer_html(block)
    return around, Gaps("\n".join(lines), tuple(gaps))


def blocks_of(element: Element) -> Iterator[Element]:
    """Tables and the smallest blocks around menus, whatever they are wrapped in."""
    for child in element:
        holds_gap = any(one.tag == "optionresponse" for one in child.iter())
        if holds_gap and child.tag not in ("table", *AROUND):
            yield from blocks_of(child)
        else:
            yield child


def row_line(row: Element, gaps: list[tuple[tuple[str, bool], ...]]) -> str:
    cells = [" ".join(line_of(cell, gaps).split()) for cell in row.iterchildren("td", "th")]
    return " — ".join(cell for cell in cells if cell)


def line_of(element: Element, gaps: list[tuple[tuple[str, bool], ...]]) -> str:
    text = brackets(element.text)
    for child in element:
        if child.tag == "optionresponse":
            text += f" {brackets(' '.join(words_of(one) for one in child.iterchildren('label')))} "
            gaps.append(menu_options(child))
            text += f"[{len(gaps)}] "
        elif child.tag not in ASIDE:
            text += line_of(child, gaps)
        text += brackets(child.tail)
    return text


def brackets(text: str | None) -> str:
    """Square brackets mark gaps, so the text's own become round."""
    return (text or "").replace("[", "(").replace("]", ")")
