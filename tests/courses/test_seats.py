"""The last seat has one winner, whatever the database."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses import actions
from courses.exceptions import CohortClosed, CohortFull, WomenOnly
from courses.models import Cohort, Enrolment, Seat

from ..cms.people.factories import person
from ..parallel import at_once
from .factories import cohort, course


@pytest.mark.django_db
def test_joining_takes_one_seat_and_enrols_in_every_course():
    joined = cohort(course("One"), course("Two"))
    amina = person()
    seat = actions.take_seat(cohort=joined, person=amina)
    assert actions.take_seat(cohort=joined, person=amina) == seat
    joined.refresh_from_db()
    assert joined.taken == 1
    assert Enrolment.objects.filter(person=amina, cohort=joined).count() == 2


@pytest.mark.django_db
def test_what_was_learned_alone_comes_along_into_the_cohort():
    taken = course()
    amina = person()
    alone = actions.enrol(person=amina, course=taken)
    joined = cohort(taken)
    actions.take_seat(cohort=joined, person=amina)
    assert list(Enrolment.objects.values_list("pk", "cohort")) == [(alone.pk, joined.pk)]


@pytest.mark.django_db
def test_a_full_a_finished_and_a_womens_cohort_refuse_with_the_reason():
    full = cohort(capacity=1)
    actions.take_seat(cohort=full, person=person("Amina"))
    with pytest.raises(CohortFull):
        actions.take_seat(cohort=full, person=person("Bilal"))
    Cohort.objects.filter(pk=full.pk).update(
        ends_on=timezone.localdate() - timedelta(days=1), starts_on="2020-01-01"
    )
    with pytest.raises(CohortClosed):
        actions.take_seat(cohort=full, person=person("Chand"))
    Cohort.objects.filter(pk=full.pk).update(ends_on=timezone.localdate(), open_to="women", capacity=9)
    full.refresh_from_db()
    with pytest.raises(WomenOnly):
        actions.take_seat(cohort=full, person=person("Danish"))
    assert actions.take_seat(cohort=full, person=person("Erum", gender="woman"))


@pytest.mark.django_db
def test_a_seat_given_back_is_free_again():
    one = cohort(capacity=1)
    seat = actions.take_seat(cohort=one, person=person("Amina"))
    actions.give_back_seat(seat=seat)
    actions.give_back_seat(seat=seat)
    assert actions.take_seat(cohort=one, person=person("Bilal"))
    one.refresh_from_db()
    assert one.taken == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_sixty_four_joins_on_the_last_seat_have_one_winner():
    last = cohort(course(), capacity=1)
    people = [person(f"Learner {n}") for n in range(64)]

    def join(number):
        try:
            actions.take_seat(cohort=Cohort.objects.get(pk=last.pk), person=people[number])
        except CohortFull:
            return "full"
        return "seated"

    answers = at_once(64, join)
    last.refresh_from_db()
    assert sorted(answers) == ["full"] * 63 + ["seated"]
    assert (last.taken, Seat.objects.held().count(), Enrolment.objects.count()) == (1, 1, 1)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_double_click_takes_one_seat():
    one = cohort(course(), capacity=5)
    amina = person()

    def join(_number):
        return actions.take_seat(cohort=Cohort.objects.get(pk=one.pk), person=amina).pk

    seats = at_once(16, join)
    one.refresh_from_db()
    assert (len(set(seats)), one.taken) == (1, 1)
