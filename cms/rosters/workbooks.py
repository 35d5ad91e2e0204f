"""Excel files (.xlsx): the only module that imports openpyxl, which uses defusedxml where that is installed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import DEFUSEDXML, load_workbook

from .bounds import MEGABYTE, Limits
from .words import BrokenSheet

MOST_PARTS = 2_000  # a workbook of one sheet has about ten
RATIO, RATIO_FROM = 200, 4 * MEGABYTE
ENCRYPTED = 0x1


def rows_of_workbook(data: bytes, limits: Limits) -> Iterator[list[str]]:
    """The rows of the first sheet that is shown. Formulas count with the value that was saved beside them."""
    if not DEFUSEDXML:
        raise BrokenSheet("no_excel")
    check_parts(data, limits)
    try:
        yield from _rows(data, limits)
    except BrokenSheet:
        raise
    except Exception as error:  # openpyxl has no error of its own: a forged part ends in whatever it meets
        raise BrokenSheet("damaged") from error


def check_parts(data: bytes, limits: Limits) -> None:
    """Before anything is unpacked. `zipfile` never gives more of a part than is stated here."""
    try:
        parts = zipfile.ZipFile(BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise BrokenSheet("damaged") from error
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise BrokenSheet("encrypted")
    size = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or size > limits.unpacked or (size > RATIO_FROM and size > RATIO * len(data)):
        raise BrokenSheet("unpacks_too_far", limit=limits.unpacked // MEGABYTE)


def _rows(data: bytes, limits: Limits) -> Iterator[list[str]]:
    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not shown:
        raise BrokenSheet("empty")
    sheet: Any = shown[0]
    sheet.reset_dimensions()  # what the file says of its size need not be so
    for row in sheet.iter_rows(max_col=limits.columns + 1, values_only=True):
        yield [words_of(value) for value in row]


def words_of(value: Any) -> str:
    """A cell as it would be typed: a telephone number that Excel took for a number has no ".0"."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
