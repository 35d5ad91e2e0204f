"""Text messages are counted by the rules of 3GPP TS 23.038 and 23.040."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.language.sms import BASIC, EXTENSION, Encoding, count

GSM7, UCS2 = Encoding.GSM7, Encoding.UCS2

#: (text, encoding, units, segments, room left in the last one)
TABLE = [
    ("", GSM7, 0, 0, 160),
    ("Salaam", GSM7, 6, 1, 154),
    ("a" * 160, GSM7, 160, 1, 0),
    ("a" * 161, GSM7, 161, 2, 145),
    ("a" * 306, GSM7, 306, 2, 0),
    ("a" * 307, GSM7, 307, 3, 152),
    ("a" * 459, GSM7, 459, 3, 0),
    ("a" * 460, GSM7, 460, 4, 152),
    ("€", GSM7, 2, 1, 158),
    ("€" * 80, GSM7, 160, 1, 0),
    ("€" * 81, GSM7, 162, 2, 143),  # 76 pairs in the first part: one septet of it stays empty
    ("a" * 152 + "€" + "a" * 10, GSM7, 164, 2, 141),
    ("a" * 151 + "€" + "a" * 10, GSM7, 163, 2, 143),
    ("€" * 153, GSM7, 306, 3, 151),  # an even number of septets that two parts of 153 cannot hold
    ("[x] {y} ~ | ^ \\", GSM7, 23, 1, 137),
    ("Ç£¥ΔΩ§ñ¿ \n\r", GSM7, 11, 1, 149),
    ("ç", UCS2, 1, 1, 69),  # only the capital is in the table
    ("`", UCS2, 1, 1, 69),
    ("’", UCS2, 1, 1, 69),
    ("\t", UCS2, 1, 1, 69),
    ("سلام", UCS2, 4, 1, 66),
    ("س" * 70, UCS2, 70, 1, 0),
    ("س" * 71, UCS2, 71, 2, 63),
    ("س" * 134, UCS2, 134, 2, 0),
    ("س" * 135, UCS2, 135, 3, 66),
    ("€" + "س", UCS2, 2, 1, 68),  # in UCS-2 nothing is escaped
    ("😀", UCS2, 2, 1, 68),
    ("😀" * 35, UCS2, 70, 1, 0),
    ("😀" * 36, UCS2, 72, 2, 61),  # 33 pairs in the first part: one unit of it stays empty
    ("س" * 66 + "😀" + "س" * 3, UCS2, 71, 2, 62),
    ("س" * 65 + "😀" + "س" * 4, UCS2, 71, 2, 63),
    ("a" * 159 + "’", UCS2, 160, 3, 41),
]


@pytest.mark.parametrize(("text", "encoding", "units", "segments", "left"), TABLE)
def test_a_text_is_counted_as_the_table_says(text, encoding, units, segments, left):
    found = count(text)
    assert (found.encoding, found.units, found.segments, found.left) == (encoding, units, segments, left)


def test_the_alphabet_has_its_128_places_less_the_escape():
    assert (len(BASIC), len(EXTENSION), BASIC & EXTENSION) == (127, 10, set())


def test_the_characters_that_make_it_dear_are_named_once_each():
    assert count("It’s “here”, it’s €5").forcing == ("’", "“", "”")
    assert count("It's here, EUR 5 [net]").forcing == ()


@given(st.text())
def test_a_text_fits_into_its_parts_and_into_no_fewer(text):
    found = count(text)
    room = found.encoding.alone if found.segments <= 1 else found.encoding.part
    assert found.units + found.left <= room * max(found.segments, 1)
    if found.segments > 1:
        wasted = found.segments - 1  # at most one unit in each part but the last
        assert found.units + wasted >= (found.segments - 1) * found.encoding.part + 1


@given(st.text(), st.sampled_from([*sorted(BASIC), "س"]))
def test_what_is_left_is_true(text, letter):
    before = count(text)
    if before.segments and (letter in BASIC or before.encoding is UCS2):
        assert (count(text + letter).segments == before.segments) == (before.left > 0)
