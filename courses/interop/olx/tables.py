"""Tell a table of facts from one that only arranges a page, and read the first kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from .markup import Element, words_of
from .notes import Notes
from .pieces import Table

SCRIPTED = ("dl", "button", "input", "select", "form", "canvas")
ARRANGED = ("table", "img", "iframe", "pre", "ul", "ol", "video", "h1", "h2", "h3", "h4")
MANY_COLUMNS, MANY_CELLS = 30, 2000


def read_table(element: Element, notes: Notes) -> Table | Literal["layout"] | None:
    """The table, "layout" when its cells should be read as parts of the page, or None when it is refused."""
    inside = {str(child.tag).lower() for child in element.iterdescendants()}
    rows = [read_row(row, notes) for row in element.iter("tr")]
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    if inside & set(SCRIPTED) or width > MANY_COLUMNS or width * len(rows) > MANY_CELLS:
        notes.add("table_refused")
        return None
    if inside & set(ARRANGED) or width < 2:
        notes.add("table_apart")
        return "layout"
    if "a" in inside:
        notes.add("table_links_dropped")
    first = next(element.iter("tr"))
    header = all(str(cell.tag).lower() == "th" for cell in first) or first.getparent().tag == "thead"
    caption = next((words_of(one) for one in element.iter("caption")), "")
    return Table(tuple(tuple(row + [""] * (width - len(row))) for row in rows), header, caption)


def cells_of(element: Element) -> Iterator[Element]:
    """The cells of a table that arranges a page, without the row that only names its columns."""
    for row in element.iter("tr"):
        cells = list(row.iterchildren("td", "th"))
        if nearest_table(row) is element and not (len(cells) > 1 and all(cell.tag == "th" for cell in cells)):
            yield from cells


def nearest_table(row: Element) -> Element:
    return next(row.iterancestors("table"))


def read_row(row: Element, notes: Notes) -> list[str]:
    cells: list[str] = []
    for cell in row.iterchildren("td", "th"):
        across = number(cell.get("colspan"))
        if across > 1 or number(cell.get("rowspan")) > 1:
            notes.add("table_simplified")
        cells += [words_of(cell)] + [""] * (across - 1)
    return cells


def number(text: str | None) -> int:
    return min(int(text), MANY_COLUMNS) if text and text.isdigit() else 1
