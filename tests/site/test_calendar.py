"""What every room has scheduled stands in one calendar, for whoever may see it."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from cms.dashboard.panels import coming_up
from courses.models import Cohort

from ..cms.accounts.factories import superuser, user
from ..cms.campaigns.factories import campaign
from ..cms.mailings.factories import mailing
from ..courses.factories import cohort
from ..mentorship.factories import programme

pytestmark = pytest.mark.django_db
FIRST = timezone.localdate() + timedelta(days=400)


def on(days, hour=0):
    return timezone.make_aware(datetime.combine(FIRST + timedelta(days=days), time(hour)))


@pytest.fixture
def scheduled():
    def day(number):
        return FIRST + timedelta(days=number)

    campaign(starts_on=day(0), teach_on=day(1), act_on=day(2), ends_on=day(3))
    mailing(state="scheduled", send_at=on(4, 10))
    Cohort.objects.filter(pk=cohort().pk).update(join_by=on(5, 23), starts_on=day(6), ends_on=day(7))
    programme(opens_at=on(8, 9), closes_at=on(9, 9), starts_on=day(20), ends_on=day(200))


def told(who, first=0, last=9):
    events = coming_up(who, FIRST + timedelta(days=first), FIRST + timedelta(days=last))
    return [((event.at.date() - FIRST).days, event.what) for event in events]


def test_every_turn_stands_on_its_day(scheduled):
    assert told(superuser()) == [
        (0, "the campaign begins"),
        (1, "the campaign begins to teach"),
        (2, "the campaign begins to ask people to act"),
        (3, "last day of the campaign"),
        (4, "leaves to many"),
        (5, "last moment to join the cohort"),
        (6, "the cohort begins"),
        (7, "last day of the cohort"),
        (8, "applications open"),
        (9, "applications close"),
    ]


def test_only_the_days_asked_for_are_told(scheduled):
    assert [day for day, _what in told(superuser(), 4, 5)] == [4, 5]


def test_nobody_sees_what_they_may_not(scheduled):
    assert told(user()) == []


def test_the_calendar_costs_the_same_however_much_is_in_it(scheduled, django_assert_num_queries):
    who = superuser()
    told(who)
    with django_assert_num_queries(7) as once:
        told(who)
    mailing(state="scheduled", send_at=on(4, 11)), mailing(state="scheduled", send_at=on(4, 12))
    with django_assert_num_queries(len(once)):
        told(who)
