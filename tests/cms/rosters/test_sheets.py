"""Files as they come: whatever it is, rows of words or a reason in words, within bounds."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.rosters.bounds import MEGABYTE, Limits
from cms.rosters.sheets import read_sheet
from cms.rosters.words import BrokenSheet, say

from .factories import MAIN, SHEET, csv_of, excel_of, sheet_of, with_parts, xlsx_of

SMALL = Limits(file=MEGABYTE, unpacked=4 * MEGABYTE, rows=20, columns=5, cell=50)
ROWS = [(1, ["Name", "Phone"]), (2, ["آمنہ", "0300 1234567"])]
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><worksheet>&c;</worksheet>'
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&a;</t></si></sst>'
)


def forged(name, content):
    return with_parts(xlsx_of(), {name: content})


def rows_of(data, limits=SMALL):
    return list(read_sheet(data, limits))


def broken(data, limits=SMALL):
    with pytest.raises(BrokenSheet) as caught:
        rows_of(data, limits)
    assert say(caught.value.code, caught.value.params)  # the words take what is given
    return caught.value.code


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_csv_is_read_whatever_wrote_it(encoding, delimiter):
    data = csv_of(("آمنہ", "0300 1234567"), encoding=encoding, delimiter=delimiter)
    assert rows_of(data) == ROWS


def test_a_workbook_is_read():
    assert rows_of(xlsx_of(("آمنہ", "0300 1234567"))) == ROWS


def test_a_number_that_excel_made_of_a_phone_has_no_decimals():
    assert rows_of(xlsx_of(("A", 3001234567), ("B", 3001234567.0)))[1:] == [
        (2, ["A", "3001234567"]),
        (3, ["B", "3001234567"]),
    ]


def test_a_workbook_as_excel_writes_it_is_read():
    assert rows_of(excel_of(f'<sst xmlns="{MAIN}"><si><t>Name</t></si></sst>'.encode())) == [(1, ["Name"])]


def test_hidden_sheets_are_passed_over():
    def hide(book):
        book.create_sheet("Shown").append(["Name"])
        book.worksheets[0].sheet_state = "hidden"

    assert rows_of(xlsx_of(change=hide)) == [(1, ["Name"])]


def test_rows_keep_the_number_a_spreadsheet_gives_them():
    assert rows_of(b"\n\nName\n,,\nAmina\n") == [(3, ["Name"]), (5, ["Amina"])]


def test_what_nobody_sees_goes_and_what_urdu_needs_stays():
    data = "Name\nفری\u200cلانسر\n A\u00a0\x07 B \n".encode()
    assert [row for _number, row in rows_of(data)] == [["Name"], ["فری\u200cلانسر"], ["A B"]]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\n , \n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"x" * (MEGABYTE + 1), "file_too_large"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_excel"),
        (b"Name\n\xff\xfe\xfa", "bad_encoding"),
        ("نام\nآمنہ".encode("cp1256"), "bad_encoding"),
        (b"\xff\xfeN", "bad_encoding"),
        (b'Name\n"Amina', "bad_csv"),
        (b'Name\n"Ami"na"', "bad_csv"),
        (csv_of(*[("A", "")] * 21), "too_many_rows"),
        (b"Name\na,b,c,d,e,f", "too_many_columns"),
        (b"Name\n" + b"a" * 51, "cell_too_long"),
        (b'Name\n"' + b"a\n" * 100_000 + b'"', "bad_csv"),
        (b"PK", "damaged"),
        (b"PK\x03\x04" + b"\0" * 400, "damaged"),
        (xlsx_of(("A", "1"))[:-200], "damaged"),
        (xlsx_of(*[("A", "1")] * 21), "too_many_rows"),
        (xlsx_of(("A",) * 6), "too_many_columns"),
        (forged(SHEET, b"<worksheet><oops>"), "damaged"),
        (forged(SHEET, BOMB), "damaged"),
        (excel_of(OUTSIDE), "damaged"),
        (forged("xl/workbook.xml", OUTSIDE), "empty"),  # no sheet, and nothing of the entity
        (forged(SHEET, b" " * 5 * MEGABYTE), "unpacks_too_far"),
        (forged("[Content_Types].xml", b"nothing"), "damaged"),
    ],
)
def test_what_cannot_be_read_is_told(data, reason):
    assert broken(data) == reason


def test_a_row_a_long_way_down_costs_no_time():
    cell = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>Name</t></is></c></row>'
    sheet = sheet_of(cell.format(1) + cell.format(999_999_999_999))
    assert rows_of(forged(SHEET, sheet)) == [(1, ["Name"])]


def test_an_encrypted_part_is_told():
    data = bytearray(xlsx_of())
    place = data.find(b"PK\x01\x02")
    data[place + 8] |= 1
    assert broken(bytes(data)) == "encrypted"


def answered(data):
    """The rows, or the words of why there are none."""
    try:
        return rows_of(data)
    except BrokenSheet as error:
        return say(error.code, error.params)


@given(st.binary(max_size=400))
def test_any_bytes_end_in_rows_or_a_reason(data):
    for start in (b"", b"PK\x03\x04", codecs.BOM_UTF16_LE):
        assert answered(start + data)


@given(st.text(max_size=400))
def test_any_text_ends_in_tidy_rows_or_a_reason(text):
    answer = answered(text.encode("utf-8", "replace"))
    assert answer
    if not isinstance(answer, str):
        cells = [cell for _number, row in answer for cell in row]
        assert all(cell == cell.strip() and "\n" not in cell for cell in cells)
