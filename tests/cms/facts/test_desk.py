"""Facts on the editor's desk."""

from datetime import date

import pytest

from cms.facts import dashboard_panels
from tests.cms.accounts.factories import superuser

from .factories import fact

pytestmark = pytest.mark.django_db


@pytest.fixture
def _on_the_first_of_july(monkeypatch):
    monkeypatch.setattr(dashboard_panels.timezone, "localdate", lambda: date(2026, 7, 1))


@pytest.mark.usefixtures("_on_the_first_of_july")
def test_old_facts_come_first_then_those_due_soon():
    fact("later", names={"en": "Later"}, editions=[{"review_by": date(2027, 1, 1)}])
    fact("soon", names={"en": "Soon"}, editions=[{"review_by": date(2026, 7, 14)}])
    fact("old", names={"en": "Old"}, editions=[{"review_by": date(2026, 6, 30)}])
    rows = list(dashboard_panels._items(superuser(), 5))
    assert [(row["title"], row["about"], row["urgent"]) for row in rows] == [
        ("Old", "Good until 30 June 2026: pages warn of it", True),
        ("Soon", "Good until 14 July 2026", False),
    ]
    assert [row["title"] for row in dashboard_panels._items(superuser("b@example.org"), 1)] == ["Old"]


@pytest.mark.usefixtures("_on_the_first_of_july")
def test_what_another_answer_takes_over_from_in_time_asks_for_nobody():
    answered = [
        {"review_by": date(2026, 7, 14)},
        {"valid_from": date(2026, 7, 15), "review_by": date(2027, 1, 1)},
    ]
    fact("a", names={"en": "A"}, editions=answered)
    assert list(dashboard_panels._items(superuser(), 5)) == []
    found = list(dashboard_panels._coming(None, date(2026, 7, 1), date(2027, 1, 1)))
    assert [row["when"] for row in found] == [date(2027, 1, 1)]


def test_review_days_stand_in_the_calendar():
    fact("a", names={"en": "A"}, editions=[{"review_by": date(2026, 7, 14)}])
    found = list(dashboard_panels._coming(None, date(2026, 7, 1), date(2026, 7, 14)))
    assert [(row["when"], row["title"]) for row in found] == [(date(2026, 7, 14), "A")]
    assert not list(dashboard_panels._coming(None, date(2026, 7, 15), date(2026, 7, 31)))
