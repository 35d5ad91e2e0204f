import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.certificates.numbering import ALPHABET, new_number, read_number

NUMBER = new_number(prefix="HN", year=2026)
signs = st.sampled_from(ALPHABET)


def test_number_is_read_as_it_was_printed():
    assert read_number(NUMBER, prefix="HN") == NUMBER


@pytest.mark.parametrize(
    "typed",
    [
        NUMBER.lower(),
        NUMBER.replace("-", ""),
        NUMBER.replace("-", " "),
        NUMBER.removeprefix("HN-"),
        f" {NUMBER}\n",
    ],
    ids=["small", "joined", "spaced", "without prefix", "pasted"],  # the number differs in each process
)
def test_number_is_read_however_it_is_typed(typed):
    assert read_number(typed, prefix="HN") == NUMBER


def test_number_is_read_in_urdu_digits():
    urdu = NUMBER.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert read_number(urdu, prefix="HN") == NUMBER


@given(st.integers(0, 7), signs)
def test_one_wrong_sign_is_noticed(place, sign):
    code = NUMBER.replace("-", "")[-8:]
    wrong = code[:place] + sign + code[place + 1 :]
    assert read_number(f"HN-2026-{wrong}", prefix="HN") == (NUMBER if wrong == code else None)


@given(st.integers(0, 6))
def test_two_neighbours_swapped_are_noticed(place):
    code = NUMBER.replace("-", "")[-8:]
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert read_number(f"HN-2026-{wrong}", prefix="HN") == (NUMBER if wrong == code else None)


@given(st.text(max_size=40))
def test_nonsense_is_no_number(text):
    assert read_number(text, prefix="HN") in (None, NUMBER)


def test_numbers_do_not_count_up():
    drawn = [new_number(prefix="HN", year=2026) for _ in range(200)]
    assert len(set(drawn)) == 200
    assert drawn != sorted(drawn)
