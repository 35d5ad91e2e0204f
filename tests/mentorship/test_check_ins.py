"""Check-ins are laid before both sides at the set weeks, and answered once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.notices.models import Notice
from mentorship.actions import pause_contact
from mentorship.actions.check_ins import answer_check_in, open_check_ins
from mentorship.enums import RiskKind, Side
from mentorship.exceptions import AlreadyTold, NotYours
from mentorship.models import CheckIn, Risk

from ..parallel import at_once
from . import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def match(db):
    return factories.match(factories.programme(check_in_weeks=[2, 6]))


def weeks(number, **more):
    return timezone.now() + timedelta(weeks=number, **more)


def test_both_sides_are_asked_when_the_week_has_come_and_once(match):
    counts = [open_check_ins(weeks(number)) for number in (1, 2, 2, 4, 6, 6)]
    assert counts == [0, 2, 0, 0, 2, 0]
    assert list(CheckIn.objects.order_by("pk").values_list("week", "side")) == [
        (2, Side.MENTOR),
        (2, Side.MENTEE),
        (6, Side.MENTOR),
        (6, Side.MENTEE),
    ]
    assert CheckIn.objects.first().due_on == timezone.localdate(match.begun_at) + timedelta(weeks=2)
    assert Notice.objects.filter(kind="mentoring_check_in").count() == 4


def test_a_week_that_is_long_over_is_not_asked_about(match):
    assert open_check_ins(weeks(5, days=1)) == 0


def test_nobody_is_asked_while_contact_is_paused(match):
    pause_contact(match=match)
    assert open_check_ins(weeks(2)) == 0


def test_an_answer_is_given_once_and_by_its_person(match):
    open_check_ins(weeks(2))
    mine, theirs = CheckIn.objects.order_by("pk")
    with pytest.raises(NotYours):
        answer_check_in(check_in=mine, person=theirs.person, helpful=5, comfortable=5)
    answer_check_in(check_in=mine, person=mine.person, helpful=5, comfortable=4, words="Good")
    with pytest.raises(AlreadyTold):
        answer_check_in(check_in=mine, person=mine.person, helpful=1, comfortable=1)
    mine.refresh_from_db()
    assert (mine.helpful, mine.comfortable, mine.words) == (5, 4, "Good")
    assert list(CheckIn.objects.due(timezone.localdate(weeks(2)))) == [theirs]


def test_a_low_answer_is_a_sign_until_the_same_person_answers_better(match):
    open_check_ins(weeks(2))
    mentor, mentee = CheckIn.objects.order_by("pk")
    answer_check_in(check_in=mentee, person=mentee.person, helpful=5, comfortable=2)
    answer_check_in(check_in=mentor, person=mentor.person, helpful=5, comfortable=5)
    assert Risk.objects.open().get().kind == RiskKind.LOW_PULSE
    open_check_ins(weeks(6))
    later = CheckIn.objects.get(week=6, side=Side.MENTEE)
    answer_check_in(check_in=later, person=later.person, helpful=3, comfortable=3)
    assert Risk.objects.open().count() == 0


def test_the_database_takes_answers_from_one_to_five_only(match):
    open_check_ins(weeks(2))
    mine = CheckIn.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        answer_check_in(check_in=mine, person=mine.person, helpful=6, comfortable=1)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_ticks_at_once_ask_once():
    factories.match(factories.programme(check_in_weeks=[2]))
    assert sum(at_once(2, lambda number: open_check_ins(weeks(2)))) == 2
    assert CheckIn.objects.count() == 2
