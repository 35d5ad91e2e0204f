"""What series of messages can follow of learning."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.mailings import triggers
from cms.people.actions import person_of
from courses.actions import enrol
from courses.models import Enrolment, Seat

from ..cms.accounts.factories import learner
from .factories import cohort, course


def told(name, about="", among=None, days=3650):
    now = timezone.now()
    found = triggers.get(name).moments(about, now - timedelta(days=days), now + timedelta(days=1), among)
    return {person for person, _moment in found}


@pytest.fixture
def person(db):
    return person_of(learner())


def test_who_enrolled_is_followed_until_they_complete_or_leave(person):
    one, other = course(), course("Tax")
    enrolment = enrol(person=person, course=one)
    assert told("enrolled") == told("enrolled", str(one.key)) == {person.pk}
    assert told("enrolled", str(other.key)) == told("enrolled", among=[person.pk + 1]) == set()
    Enrolment.objects.filter(pk=enrolment.pk).update(standing="completed", completed_at=timezone.now())
    assert (told("enrolled"), told("completed")) == (set(), {person.pk})


def test_who_had_a_seat_to_the_end_is_followed_after_it(person):
    one = cohort(course(), days=30)
    seat = Seat.objects.create(cohort=one, person=person, taken_at=timezone.now())
    assert told("cohort_over") == set()
    type(one).objects.filter(pk=one.pk).update(
        starts_on=timezone.localdate() - timedelta(days=20), ends_on=timezone.localdate() - timedelta(days=2)
    )
    assert told("cohort_over") == told("cohort_over", str(one.pk)) == {person.pk}
    assert told("cohort_over", days=1) == set()
    Seat.objects.filter(pk=seat.pk).update(released_at=timezone.now())
    assert told("cohort_over") == set()


def test_every_trigger_names_what_it_may_be_about(person):
    one = course()
    assert (str(one.key), one.title) in triggers.get("enrolled").choices()
    assert triggers.get("cohort_over").choices() == []
