"""What leaves for a spreadsheet is words, never a formula."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.spreadsheets import FORMULA, as_csv, harmless, unmarked

FORMULAS = (
    '=HYPERLINK("https://evil.example","x")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1+1",
    "＝1+1",
    "\N{NO-BREAK SPACE}=1",
    "|calc",
)


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_becomes_words(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["Amina", "آمنہ", "a=b", "0300 1234567", "", 7, 7.5, -3, None, date(2026, 1, 2)]
)
def test_what_is_no_formula_stays(cell):
    assert harmless(cell) == cell


def test_what_only_prints_like_a_number_is_words():
    assert harmless(Decimal("-1")) == "'-1"


@given(st.text())
def test_no_text_leaves_as_a_formula_and_each_comes_back(cell):
    assert not str(harmless(cell)).lstrip().startswith(FORMULA)
    assert unmarked(harmless(cell)) == cell or cell.startswith("'")


def test_a_table_is_written_line_by_line_for_excel():
    lines = list(as_csv(["Name", "=Total"], (row for row in [["Amina, Bibi", '=1+"1"'], ["Noor", 3]])))
    assert lines[0] == "\ufeff"
    assert len(lines) == 4
    assert list(csv.reader(StringIO("".join(lines[1:])))) == [
        ["Name", "'=Total"],
        ["Amina, Bibi", '\'=1+"1"'],
        ["Noor", "3"],
    ]
