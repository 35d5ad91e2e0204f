"""Numbers as typed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.language.digits import ascii_digits, read_number

URDU = str.maketrans("0123456789.,", "۰۱۲۳۴۵۶۷۸۹٫٬")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", Fraction(12)),
        ("۱۲", Fraction(12)),
        ("١٢", Fraction(12)),
        ("۱٬۲۵۰٫۵", Fraction(2501, 2)),
        ("1,250", Fraction(1250)),
        ("1,00,000", Fraction(100_000)),
        ("1 000", Fraction(1000)),
        (".5", Fraction(1, 2)),
        ("−3", Fraction(-3)),
        ("+4", Fraction(4)),
        ("3/4", Fraction(3, 4)),
        ("½", Fraction(1, 2)),
        ("1.5e3", Fraction(1500)),
        ("2E-2", Fraction(1, 50)),
    ],
)
def test_read_number_reads(typed, number):
    assert read_number(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "ten",
        "1,5",
        "1,2345",
        "1.2.3",
        "--1",
        "1/0",
        "/2",
        "1e999",
        "9" * 41,
        "e5",
        ".",
        "1 kg",
        "15%",
        "nan",
        "inf",
    ],
)
def test_read_number_refuses(typed):
    assert read_number(typed) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_read_number_reads_urdu_and_latin_alike(number):
    assert read_number(f"{number:f}".translate(URDU)) == Fraction(number)
    assert read_number(f"{number:,f}".translate(URDU)) == Fraction(number)


@given(st.text(max_size=50))
def test_read_number_never_fails(text):
    assert isinstance(read_number(text), Fraction | None)


def test_ascii_digits_touches_digits_only():
    assert ascii_digits("۲۳ مارچ 1940 ٥") == "23 مارچ 1940 5"
