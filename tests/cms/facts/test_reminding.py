from datetime import date

import pytest

from cms.facts.actions import hand_over, new_edition, remind_owners
from cms.facts.models import Edition
from cms.facts.ticks import TICKS
from cms.notices.actions.telling import words_of
from cms.notices.models import Notice
from tests.cms.people.factories import person

from .factories import ANSWER, fact

pytestmark = pytest.mark.django_db


def kinds():
    return list(Notice.objects.order_by("pk").values_list("kind", flat=True))


@pytest.fixture
def owned(on_day):
    return fact(owner=person())


def test_the_owner_is_told_before_and_on_the_day_once_each(owned, on_day):
    told = []
    for day in ((2026, 6, 16), (2026, 6, 17), (2026, 6, 30), (2026, 7, 1), (2026, 7, 2)):
        on_day(*day)
        told.append(remind_owners())
    assert told == [0, 1, 0, 1, 0]
    assert kinds() == ["facts_due_soon", "facts_expired"]


def test_a_review_date_that_moves_is_told_of_anew(owned, on_day):
    on_day(2026, 6, 20)
    remind_owners()
    Edition.objects.update(review_by=date(2026, 12, 31))
    assert remind_owners() == 0
    on_day(2026, 12, 25)
    assert remind_owners() == 1


def test_a_fact_that_was_answered_anew_is_silent(owned, on_day):
    new_edition(fact=owned, **ANSWER | {"valid_from": date(2026, 7, 1), "review_by": date(2027, 6, 30)})
    on_day(2026, 7, 1)
    assert remind_owners() == 0


def test_an_answer_that_another_takes_over_from_in_time_is_not_told_of(owned, on_day):
    new_edition(fact=owned, **ANSWER | {"valid_from": date(2026, 7, 1), "review_by": date(2027, 6, 30)})
    on_day(2026, 6, 20)
    assert remind_owners() == 0


def test_nobody_is_told_of_what_nobody_looks_after(on_day):
    fact()
    on_day(2026, 7, 1)
    assert remind_owners() == 0


def test_a_notice_speaks_the_readers_language(owned, on_day):
    on_day(2026, 6, 20)
    remind_owners()
    notice = Notice.objects.get()
    assert words_of(notice, language="en").subject == "Check by 30 June 2026: Tax rate"
    assert "ٹیکس کی شرح" in words_of(notice, language="ur").subject
    assert words_of(notice, language="en").link.endswith(f"/edit/{owned.pk}/")


def test_a_new_owner_is_told(on_day):
    given = fact()
    hand_over(fact=given, owner=person())
    hand_over(fact=given, owner=None)
    assert kinds() == ["facts_given"]
    given.refresh_from_db()
    assert given.owner is None


def test_the_tick_is_listed():
    assert [remind_owners] == TICKS
