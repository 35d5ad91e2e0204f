"""One row of words, read as what is told of a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.rosters.headings import Columns, Field, columns_of
from cms.rosters.reading import Lists, Told, read_row
from cms.rosters.words import BrokenSheet, say

LISTS = Lists(
    districts={
        "attock": frozenset({"PK601"}),
        "اٹک": frozenset({"PK601"}),
        "pk601": frozenset({"PK601"}),
        "twin": frozenset({"PK1", "PK2"}),
    },
    languages={"urdu": "ur", "اردو": "ur", "saraiki": "skr", "ur": "ur"},
    region="PK",
    year=2026,
)


def read(**cells):
    return read_row({Field(name): cell for name, cell in {"name": "Amina", **cells}.items()}, LISTS)


def told(**cells):
    reading = read(**cells)
    assert reading.refused == ()
    return reading.told


def refused(**cells):
    notes = read(**cells).refused
    assert all(say(*note) for note in notes)
    return [code for code, _params in notes]


@pytest.mark.parametrize(
    ("headings", "places"),
    [
        (["Name", "Phone No."], {Field.NAME: 0, Field.PHONE: 1}),
        (["Sr", "FULL NAME", "Name (Urdu)"], {Field.NAME: 1, Field.NAME_UR: 2}),
        (["نام", "موبائل نمبر", "ضلع"], {Field.NAME: 0, Field.PHONE: 1, Field.DISTRICT: 2}),
        (["نام (اردو)", "فون", "جنس"], {Field.NAME_UR: 0, Field.PHONE: 1, Field.GENDER: 2}),
        (["name", "Rural / Urban", "Date of birth"], {Field.NAME: 0, Field.SETTING: 1, Field.BIRTH_YEAR: 2}),
    ],
)
def test_headings_are_known_in_both_languages(headings, places):
    assert columns_of(1, headings).places == places


def test_columns_that_are_not_read_are_told():
    columns = columns_of(3, ["CNIC", "Name", "", "Father's name"])
    assert columns == Columns(3, {Field.NAME: 1}, ("CNIC", "Father's name"))
    assert columns.cells(["1", "Amina"]) == {Field.NAME: "Amina"}
    assert columns.cells(["1"]) == {Field.NAME: ""}


def test_a_row_without_a_name_is_no_heading():
    assert columns_of(1, ["Trainees of 2026", "Phone"]) is None


def test_two_columns_of_one_kind_are_told():
    with pytest.raises(BrokenSheet, match="twice"):
        columns_of(1, ["Name", "Phone", "Mobile number"])


@pytest.mark.parametrize(
    "typed",
    [
        "0300 1234567",
        "+92 300 1234567",
        "۰۳۰۰۱۲۳۴۵۶۷",
        "3001234567",
        "0092-300-1234567",
        "'+923001234567",
        "923001234567",
    ],
)
def test_a_number_is_one_number_whoever_typed_it(typed):
    assert told(phone=typed).phone == "+923001234567"


def test_a_name_in_urdu_letters_goes_where_it_belongs():
    assert told(name="آمنہ بی بی") == Told(name_ur="آمنہ بی بی")
    assert told(name_ur="آمنہ") == Told(name="Amina", name_ur="آمنہ")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"gender": "F"}, {"gender": "woman"}),
        ({"gender": "مرد"}, {"gender": "man"}),
        ({"gender": "Transgender"}, {"gender": "another", "gender_text": "Transgender"}),
        ({"birth_year": "2001"}, {"birth_year": 2001}),
        ({"birth_year": "۲۰۰۱"}, {"birth_year": 2001}),
        ({"birth_year": "14/08/2001"}, {"birth_year": 2001}),
        ({"birth_year": "2001-08-14"}, {"birth_year": 2001}),
        ({"district": "attock"}, {"district": "PK601"}),
        ({"district": "District Attock"}, {"district": "PK601"}),
        ({"district": "ضلع اٹک", "setting": "گاؤں"}, {"district": "PK601", "setting": "rural"}),
        ({"district": "pk601", "setting": "Urban"}, {"district": "PK601", "setting": "urban"}),
        ({"mother_tongue": "Saraiki"}, {"languages": {"skr": "native"}}),
        ({"languages": "اردو (روانی سے)، Saraiki (A2)"}, {"languages": {"ur": "fluent", "skr": "basic"}}),
    ],
)
def test_what_else_is_told(cells, expected):
    assert told(**cells) == Told(name="Amina", **expected)


@pytest.mark.parametrize(
    ("cells", "reasons"),
    [
        ({"name": ""}, ["no_name"]),
        ({"name": "12345"}, ["no_name"]),
        ({"name_ur": "Amina"}, ["name_script"]),
        ({"name": "A" * 151}, ["name_too_long"]),
        ({"phone": "12345"}, ["bad_phone"]),
        ({"phone": "=1+1"}, ["bad_phone"]),
        ({"gender": "maybe"}, ["bad_gender"]),
        ({"birth_year": "1815"}, ["bad_birth_year"]),
        ({"birth_year": "2025"}, ["bad_birth_year"]),
        ({"birth_year": "18"}, ["bad_birth_year"]),
        ({"birth_year": "2001 or 2002"}, ["bad_birth_year"]),
        ({"district": "Atlantis"}, ["bad_district"]),
        ({"district": "Twin"}, ["many_districts"]),
        ({"setting": "moon"}, ["bad_setting"]),
        ({"languages": "Klingon (fluent)"}, ["bad_language"]),
        ({"name": "", "phone": "x", "birth_year": "y"}, ["no_name", "bad_phone", "bad_birth_year"]),
    ],
)
def test_every_reason_is_told_at_once(cells, reasons):
    assert refused(**cells) == reasons


def test_what_is_left_out_is_noted():
    reading = read(languages="Urdu, Saraiki (somewhat)", setting="rural")
    assert reading.told == Told(name="Amina")
    assert reading.noted == (
        ("no_district", {}),
        ("no_level", {"said": "Urdu"}),
        ("no_level", {"said": "Saraiki (somewhat)"}),
    )


def test_names_are_compared_whatever_the_keyboard():
    assert Told(name_ur="فرى").names == Told(name_ur="فری").names
    assert Told(name="AMINA  bibi").names == Told(name="Amina Bibi").names


def test_the_fingerprint_tells_rows_apart():
    assert Told(name="A", phone="+1").fingerprint == Told(name="A", phone="+1").fingerprint
    assert Told(name="A", phone="+1").fingerprint != Told(name="A", phone="+1", birth_year=2001).fingerprint


@given(st.dictionaries(st.sampled_from(Field), st.text(max_size=60)))
def test_any_words_are_read_or_refused(cells):
    reading = read_row(cells, LISTS)
    assert all(say(*note) for note in (*reading.refused, *reading.noted))
