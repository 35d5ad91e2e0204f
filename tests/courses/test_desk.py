"""Heavy lessons on the editor's desk."""

import pytest

from courses.models import SyllabusItem
from courses.pages import dashboard_panels
from courses.pages.models import LessonPage
from courses.pages.weighing import HEAVY
from tests.cms.accounts.factories import superuser, user

from .factories import course_page

pytestmark = pytest.mark.django_db


def weigh(lesson, weight):
    SyllabusItem.objects.filter(key=lesson.translation_key).update(weight=weight)


def test_the_heaviest_lessons_come_first_and_light_ones_not_at_all():
    first, second, third = LessonPage.objects.descendant_of(course_page(lessons=3)).order_by("path")
    weigh(first, HEAVY)
    weigh(second, HEAVY + 1)
    weigh(third, 2 * HEAVY)
    rows = list(dashboard_panels._heavy(superuser(), 5))
    assert [row["title"] for row in rows] == [third.title, second.title]
    assert rows[0]["about"] == "293.0\xa0KB"
    assert len(list(dashboard_panels._heavy(superuser("b@example.org"), 1))) == 1


def test_whoever_may_edit_nothing_sees_nothing():
    weigh(LessonPage.objects.descendant_of(course_page(lessons=1)).get(), 2 * HEAVY)
    assert not dashboard_panels.PANELS[0]["sees"](user())
    assert list(dashboard_panels._heavy(user(name="Other"), 5)) == []
