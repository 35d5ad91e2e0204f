"""A file somebody sent, read as rows of words: whatever it is, within bounds. Raises BrokenSheet.

A CSV is read in UTF-8 or UTF-16, with whichever of the usual delimiters its first line has most of.
"""

from __future__ import annotations

import codecs
import csv
import unicodedata
from collections.abc import Iterable, Iterator
from io import StringIO

from .bounds import MEGABYTE, Limits
from .words import BrokenSheet

ZIP, OLD_EXCEL = b"PK", b"\xd0\xcf\x11\xe0"
DELIMITERS = ",;\t|"
BLANK_ROWS = 1000  # so many in a row are the end: Excel keeps formatted rows without a word in them


def read_sheet(data: bytes, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """Each row with a word in it, with its number as a spreadsheet counts."""
    if len(data) > limits.file:
        raise BrokenSheet("file_too_large", limit=limits.file // MEGABYTE)
    return _bounded(_rows_of(data, limits), limits)


def _rows_of(data: bytes, limits: Limits) -> Iterable[list[str]]:
    if data.startswith(OLD_EXCEL):
        raise BrokenSheet("old_excel")
    if data.startswith(ZIP):
        from .workbooks import rows_of_workbook  # the extra is asked for only when it is needed

        return rows_of_workbook(data, limits)
    return rows_of_csv(decoded(data))


def _bounded(rows: Iterable[list[str]], limits: Limits) -> Iterator[tuple[int, list[str]]]:
    found = blank = 0
    for number, cells in enumerate(rows, start=1):
        row = _trimmed(cells[: limits.columns + 1])
        if not row:
            blank += 1
            if blank > BLANK_ROWS:
                return
            continue
        found, blank = found + 1, 0
        if found > limits.rows + 1:  # the headings are one
            raise BrokenSheet("too_many_rows", limit=limits.rows)
        if len(row) > limits.columns:
            raise BrokenSheet("too_many_columns", row=number, limit=limits.columns)
        if any(len(cell) > limits.cell for cell in row):
            raise BrokenSheet("cell_too_long", row=number, limit=limits.cell)
        yield number, row
    if not found:
        raise BrokenSheet("empty")


def _trimmed(cells: list[str]) -> list[str]:
    """Tidied, and without the empty cells at its end."""
    row = [tidy(cell) for cell in cells]
    while row and not row[-1]:
        row.pop()
    return row


def tidy(cell: str) -> str:
    """Without the characters nobody sees, and each gap one space. Joiners stay: Urdu is spelt with them."""
    kept = (" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in cell)
    return " ".join("".join(kept).replace("\ufeff", "").split())


def decoded(data: bytes) -> str:
    """The text of a CSV file. One that says nothing of its encoding is UTF-8, or UTF-16 when half of it is zeros."""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        if b"\0" in data[:2000]:
            return data.decode("utf-16-be" if data[0] == 0 else "utf-16-le")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BrokenSheet("bad_encoding") from error


def rows_of_csv(text: str) -> Iterator[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    number = 0
    try:
        for cells in reader:
            # A line break inside a cell makes one row of several lines; spreadsheets count rows.
            number += 1
            yield cells
    except csv.Error as error:
        raise BrokenSheet("bad_csv", row=number + 1) from error


def delimiter_of(text: str) -> str:
    first = next((line for line in text[:20_000].splitlines() if line.strip(" \t,;|")), "")
    return max(DELIMITERS, key=first.count)
