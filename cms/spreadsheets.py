"""Pure: words on their way into a spreadsheet, where a cell that begins like a formula would be worked out.

Every CSV that leaves Hunar goes through `harmless`; `as_csv` does it by itself.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, time
from io import StringIO
from itertools import chain
from typing import Any

#: OWASP, "CSV injection": what a formula may begin with, and the full-width letters an Asian Excel reads the same.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
MARK = "'"  # a spreadsheet takes what follows for text
UTF8 = "\ufeff"  # tells Excel that the file is UTF-8


def harmless(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula; numbers and dates as they are."""
    if value is None or isinstance(value, (int, float, date, time)):
        return value
    text = str(value)
    return MARK + text if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA) else text


def unmarked(cell: str) -> str:
    """What was in the cell before `harmless`: a file that left here may come back."""
    return cell[1:] if cell.startswith(MARK) and harmless(cell[1:]) == cell else cell


def as_csv(heading: Iterable[Any], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """The table line by line, harmless, as Excel reads it."""
    yield UTF8
    out = StringIO()
    writer = csv.writer(out)
    for row in chain([heading], rows):
        writer.writerow([harmless(cell) for cell in row])
        yield out.getvalue()
        out.seek(0)
        out.truncate()
