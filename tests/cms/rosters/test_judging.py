"""What is to become of a row. Plain values in, plain values out."""

import pytest

from cms.rosters.judging import Above, Known, judge
from cms.rosters.reading import Reading, Told

PHONE = "+923001234567"
AMINA = Told(name="Amina Bibi", phone=PHONE)
NAMES = AMINA.names
BILAL = Told(name="Bilal", phone=PHONE)


def verdicts(*rows, known=None):
    """(outcome, notes, person) of each row, as a list is gone through."""
    above = Above()
    judged = [judge(number, Reading(told), known or Known(), above) for number, told in enumerate(rows, 2)]
    return [(one.outcome, [code for code, _ in one.notes], one.person) for one in judged]


def test_who_is_not_known_is_new():
    assert verdicts(AMINA, Told(name="Amina Bibi")) == [("new", [], None), ("new", [], None)]


def test_a_shared_number_is_told_and_stops_nobody():
    known = Known(reached={PHONE: {7: frozenset({"noor"})}})
    assert verdicts(AMINA, known=known) == [("new", ["shared_phone"], None)]
    assert verdicts(AMINA, BILAL) == [("new", [], None), ("new", ["shared_in_file"], None)]


def test_the_same_name_and_number_wait_for_somebody_to_decide():
    known = Known(reached={PHONE: {7: NAMES, 8: frozenset({"noor"})}})
    assert verdicts(AMINA, known=known) == [("held", ["same_name_and_phone"], 7)]
    assert verdicts(AMINA, AMINA) == [("new", [], None), ("held", ["repeats_row"], None)]


def test_the_name_in_either_script_is_enough():
    both = Told(name="Amina", name_ur="آمنہ", phone=PHONE)
    assert verdicts(both, Told(name_ur="آمنہ", phone=PHONE))[1] == ("held", ["repeats_row"], None)


def test_a_row_of_this_file_that_was_brought_changes_nothing():
    known = Known(reached={PHONE: {7: NAMES}}, brought={2: 7})
    assert verdicts(AMINA, known=known) == [("same", ["brought_before"], 7)]


def test_the_same_words_in_another_list_change_nothing():
    known = Known(reached={PHONE: {7: NAMES}}, prints={AMINA.fingerprint: 7})
    assert verdicts(AMINA, known=known) == [("same", ["known"], 7)]


def test_nor_do_they_when_the_person_has_another_name_or_number_now():
    assert verdicts(AMINA, known=Known(prints={AMINA.fingerprint: 7})) == [("same", ["known"], 7)]


def test_without_a_number_the_same_words_may_be_somebody_elses():
    told = Told(name="Muhammad Ali")
    assert verdicts(told, known=Known(prints={told.fingerprint: 7})) == [("held", ["same_words"], 7)]


@pytest.mark.parametrize("known", [Known(), Known(brought={2: 7})])
def test_what_cannot_be_read_is_refused(known):
    reading = Reading(Told(), refused=(("no_name", {}),))
    assert judge(2, reading, known, Above()).outcome == "refused"


def test_a_refused_row_is_no_row_to_repeat():
    above = Above()
    judge(2, Reading(AMINA, refused=(("bad_gender", {"said": "x"}),)), Known(), above)
    assert judge(3, Reading(AMINA), Known(), above).outcome == "new"
