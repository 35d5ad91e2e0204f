from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from cms.facts.actions import new_edition, withdraw
from cms.facts.answers import answer
from cms.facts.models import Edition, Fact

from .factories import ANSWER, fact

pytestmark = pytest.mark.django_db


def test_a_new_rate_is_a_new_edition_and_the_old_one_stays():
    rate = fact()
    new_edition(
        fact=rate, **ANSWER | {"number": "1", "valid_from": date(2026, 7, 1), "review_by": date(2027, 6, 30)}
    )
    found = [answer("tax-rate", on=day).number for day in (date(2026, 6, 30), date(2026, 7, 1))]
    assert [str(number) for number in found] == ["0.2500", "1.0000"]


FIRST, SECOND = date(2025, 7, 1), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (date(2025, 6, 30), None),
        (date(2025, 7, 1), FIRST),
        (date(2026, 6, 30), FIRST),
        (date(2026, 7, 1), SECOND),
        (date(2028, 1, 1), SECOND),
    ],
)
def test_the_last_that_has_begun_is_in_force(on, holds):
    fact("other", editions=[{"valid_from": date(2025, 1, 1)}])
    rate = fact(editions=[{"valid_from": day, "review_by": date(2029, 1, 1)} for day in (SECOND, FIRST)])
    found = [edition.valid_from for edition in Edition.objects.in_force(on).filter(fact=rate)]
    assert found == [holds] * bool(holds)


def test_nothing_stands_between_what_is_in_force_and_the_day():
    starts = [date(2026, month, day) for month, day in ((5, 9), (1, 1), (12, 31), (5, 10), (2, 28), (8, 1))]
    fact(editions=[{"valid_from": day, "review_by": date(2029, 1, 1)} for day in starts])
    for on in (day + timedelta(days=step) for day in starts for step in (-1, 0, 1)):
        found = [edition.valid_from for edition in Edition.objects.in_force(on)]
        assert found == sorted(day for day in starts if day <= on)[-1:]


@pytest.mark.parametrize(
    ("next_from", "ages"),
    [(date(2026, 6, 30), False), (date(2026, 7, 1), False), (date(2026, 7, 2), True), (None, True)],
)
def test_an_answer_is_left_to_age_when_none_takes_over_from_it_in_time(next_from, ages):
    later = {"valid_from": next_from, "review_by": date(2027, 6, 30)}
    rate = fact(editions=[{}, later] if next_from else [{}])
    first = rate.editions.get(valid_from=date(2026, 1, 1))
    assert Edition.objects.left_to_age().filter(pk=first.pk).exists() is ages


def test_two_answers_from_one_day_are_refused_by_the_database():
    edition = fact().editions.get()
    edition.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.bulk_create([edition])


def test_a_mistake_is_withdrawn_and_can_be_put_right_from_the_same_day():
    rate = fact()
    assert withdraw(edition=rate.editions.get())
    assert answer("tax-rate", on=date(2026, 3, 1)) is None
    new_edition(fact=rate, **ANSWER | {"number": "0.5"})
    assert str(answer("tax-rate", on=date(2026, 3, 1)).number) == "0.5000"
    assert rate.editions.count() == 2


def test_withdrawing_twice_changes_nothing_more():
    edition = fact().editions.get()
    assert [withdraw(edition=edition), withdraw(edition=edition)] == [True, False]


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": None, "words": {}},
        {"review_by": date(2025, 1, 1)},
        {"source_title": ""},
        {"confidence": "D"},
    ],
)
def test_an_answer_that_says_nothing_or_is_not_sourced_is_refused(wrong):
    with pytest.raises(ValidationError):
        new_edition(fact=fact(editions=()), **ANSWER | wrong)


def test_words_are_kept_as_people_read_them():
    fact()
    with connection.cursor() as cursor:
        cursor.execute("SELECT CAST(names AS TEXT) FROM hunar_facts_fact")
        assert "ٹیکس کی شرح" in cursor.fetchone()[0]


def test_a_name_is_in_the_readers_language_or_in_another():
    named = Fact(key="k", names={"ur": "شرح"})
    assert [named.name_in("ur"), named.name_in("en"), str(Fact(key="k", names={}))] == ["شرح", "شرح", "k"]
