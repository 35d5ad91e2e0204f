from datetime import date

import pytest

from cms.campaigns.enums import Stage
from cms.campaigns.stages import Dates, in_order, next_turn, stage_on

FOUR = Dates(date(2026, 11, 1), date(2026, 11, 30), teach_on=date(2026, 11, 10), act_on=date(2026, 11, 20))


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2026, 10, 31), Stage.UPCOMING),
        (date(2026, 11, 1), Stage.ANNOUNCE),
        (date(2026, 11, 9), Stage.ANNOUNCE),
        (date(2026, 11, 10), Stage.TEACH),
        (date(2026, 11, 20), Stage.ACT),
        (date(2026, 11, 30), Stage.ACT),
        (date(2026, 12, 1), Stage.ENDED),
    ],
)
def test_stage_is_the_last_one_reached(day, stage):
    assert stage_on(FOUR, day) == stage


def test_stage_without_a_day_is_passed_over():
    assert stage_on(Dates(date(2026, 11, 1), date(2026, 11, 30)), date(2026, 11, 29)) == Stage.ANNOUNCE


@pytest.mark.parametrize(
    ("day", "turn"),
    [
        (date(2026, 10, 1), date(2026, 11, 1)),
        (date(2026, 11, 1), date(2026, 11, 10)),
        (date(2026, 11, 20), date(2026, 12, 1)),
        (date(2026, 12, 1), None),
    ],
)
def test_next_turn_is_the_first_day_of_the_next_stage(day, turn):
    assert next_turn(FOUR, day) == turn


def test_stages_out_of_order_are_told():
    assert in_order(FOUR)
    assert not in_order(Dates(date(2026, 11, 1), date(2026, 11, 30), teach_on=date(2026, 10, 1)))
    assert not in_order(Dates(date(2026, 11, 1), date(2026, 11, 30), act_on=date(2026, 12, 5)))
