import datetime

import pytest
from django.db import IntegrityError, transaction

from cms.people.models import Person

from .factories import district, person

DAY = datetime.date


@pytest.mark.parametrize(
    ("born", "day", "minor", "adult"),
    [
        (2008, DAY(2025, 6, 1), True, False),
        (2008, DAY(2026, 1, 1), True, False),
        (2008, DAY(2026, 12, 31), True, False),
        (2008, DAY(2027, 1, 1), False, True),
        (None, DAY(2027, 1, 1), False, False),
    ],
)
def test_person_is_a_minor_until_the_end_of_the_year_they_turn_18(born, day, minor, adult):
    someone = Person(birth_year=born)
    assert (someone.is_minor(day), someone.is_adult(day)) == (minor, adult)


def test_person_is_shown_by_nickname_and_else_by_the_name_in_the_readers_script():
    someone = Person(name="Amina Bibi", name_ur="آمنہ بی بی")
    assert (someone.shown_as("en"), someone.shown_as("ur")) == ("Amina Bibi", "آمنہ بی بی")
    someone.known_as = "Amna"
    assert (someone.shown_as("en"), someone.shown_as("ur")) == ("Amna", "Amna")


@pytest.mark.django_db
def test_person_keeps_own_words_only_with_the_gender_they_belong_to():
    with pytest.raises(IntegrityError), transaction.atomic():
        person(gender="woman", gender_text="something else")


@pytest.mark.django_db
def test_person_lives_where_the_last_answer_before_a_day_says():
    amina, attock, lahore = person(), district(), district("PK617", name_en="Lahore", name_ur="لاہور")
    amina.residences.create(district=attock, since=DAY(2020, 1, 1))
    amina.residences.create(district=lahore, since=DAY(2024, 5, 1))
    assert amina.residence_on(DAY(2019, 1, 1)) is None
    assert amina.residence_on(DAY(2024, 4, 30)).district == attock
    assert amina.residence_on(DAY(2024, 5, 1)).district == lahore
