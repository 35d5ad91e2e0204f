"""A week as a grid to tap: nothing that was told in half hours gets lost by tapping."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from mentorship import weeks
from mentorship.availability import SLOTS, Part, Week
from mentorship.forms.week import DayForm, WeekField

any_week = st.sets(st.integers(0, SLOTS - 1)).map(Week.of)


def ticks_of(week):
    """What a browser sends back when nothing was changed."""
    return [cell.value for row in weeks.rows(week) for cell in row.cells if cell.state]


@given(any_week)
def test_sending_the_grid_back_untouched_changes_nothing(week):
    assert weeks.from_ticks(ticks_of(week), week) == week


def test_a_tap_means_the_whole_part_of_the_day():
    week = weeks.from_ticks(["0-evening"], Week())
    assert week == Week.from_parts({0: [Part.EVENING]})
    assert [cell.state for cell in weeks.rows(week)[0].cells] == ["", "", "", "all", ""]


def test_a_part_told_in_half_hours_shows_as_partly_free_and_can_be_cleared():
    week = Week.between(2, time(17), time(18))
    assert [cell.state for cell in weeks.rows(week)[2].cells] == ["", "", "", "some", ""]
    assert weeks.from_ticks([], week) == Week()


def test_hours_after_midnight_get_a_column_of_their_own():
    assert weeks.columns(Week()) == [part.value for part in Part]
    assert weeks.columns(Week.between(4, time(1), time(2)))[-1] == weeks.REST


def test_the_field_gives_bytes():
    assert WeekField().clean(["6-morning"]) == Week.from_parts({6: [Part.MORNING]}).to_bytes()


@pytest.mark.parametrize(
    ("ticks", "code"),
    [([], "required"), (["9-morning"], "invalid"), (["1-noon"], "invalid"), (["x"], "invalid")],
)
def test_the_field_refuses_an_empty_week_and_what_is_no_part_of_one(ticks, code):
    with pytest.raises(ValidationError) as refused:
        WeekField().clean(ticks)
    assert refused.value.code == code


def test_a_day_is_refined_and_the_others_stay():
    week = Week.from_parts({0: [Part.MORNING], 1: [Part.MORNING]})
    form = DayForm({"slots": ["48", "49"]}, week=week.to_bytes(), day=1)
    assert form.is_valid()
    assert Week.from_bytes(form.week) == Week.from_parts({0: [Part.MORNING]}) | Week.of([48, 49])
    foreign = DayForm({"slots": ["3"]}, week=week.to_bytes(), day=1)
    assert not foreign.is_valid()


def test_stretches_in_words():
    week = Week.between(0, time(20), time(0)) | Week.between(3, time(7, 30), time(9))
    assert [(str(day), spans) for day, spans in weeks.spans_in_words(week)] == [
        ("Monday", ["20:00–24:00"]),
        ("Thursday", ["07:30–09:00"]),
    ]
