"""What other apps declare for the desk is found, put in order, and mistakes are told at start."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from cms.dashboard import dashboard_panels as own
from cms.dashboard.checks import check_panels
from cms.dashboard.panels import Event, Item, coming_up, declared, panels_for
from tests.cms.accounts.factories import superuser, user

KARACHI = ZoneInfo("Asia/Karachi")


def panel(**fields):
    rows = [{"title": "One"}, {"title": "Two", "url": "/x/", "about": "why", "urgent": True}]
    given = {
        "name": "hunar_x",
        "title": "X",
        "items": lambda _user, most: rows[:most],
        "sees": lambda _user: True,
    }
    return given | fields


def test_what_is_declared_here_is_right():
    assert check_panels(None) == []
    assert {"cms.dashboard", "cms.facts", "courses.pages"} <= {name for name, _module in declared()}


@pytest.mark.parametrize(
    ("panels", "coming", "faults"),
    [
        ([panel(titel="X")], [], ["hunar_dashboard.E001"]),
        ([{"name": "hunar_x"}], [], ["hunar_dashboard.E001"]),
        ([], [{"between": print}], ["hunar_dashboard.E002"]),
        ([panel(), panel()], [], ["hunar_dashboard.E003"]),
    ],
)
def test_a_mistyped_declaration_is_told(monkeypatch, panels, coming, faults):
    monkeypatch.setattr(own, "PANELS", panels)
    monkeypatch.setattr(own, "COMING", coming)
    assert [fault.id for fault in check_panels(None)] == faults


@pytest.mark.django_db
def test_a_panel_is_for_those_who_may_see_it(monkeypatch):
    late = panel(name="hunar_late", order=2000)
    mine = panel(name="hunar_mine", order=1, sees=lambda one: one.is_superuser)
    monkeypatch.setattr(own, "PANELS", [late, mine])
    boss, other = superuser(), user()
    assert [one.name for one in panels_for(boss) if one.order in (1, 2000)] == ["hunar_mine", "hunar_late"]
    assert [one.name for one in panels_for(other)] == ["hunar_late"]
    found = panels_for(other)[0]
    assert found.items_for(other, 2) == [Item("One"), Item("Two", "/x/", "why", urgent=True)]
    assert found.items_for(other, 1) == [Item("One")]


def test_what_comes_stands_in_order_and_days_are_whole(monkeypatch):
    rows = [
        {"when": datetime(2026, 11, 30, 9, tzinfo=KARACHI), "title": "B", "what": "appears"},
        {"when": date(2026, 11, 29), "title": "A", "url": "/a/"},
    ]
    monkeypatch.setattr(
        own, "COMING", [{"sees": lambda _user: True, "between": lambda _user, _first, _last: rows}]
    )
    nobody = type(
        "Nobody",
        (),
        {"is_active": False, "is_anonymous": True, "is_superuser": False, "has_perm": lambda *_: False},
    )()
    monkeypatch.setattr("cms.facts.dashboard_panels.COMING", [])
    found = coming_up(nobody, date(2026, 11, 1), date(2026, 11, 30))
    assert [(one.title, one.at.isoformat(), one.is_whole_day) for one in found] == [
        ("A", "2026-11-29T00:00:00+05:00", True),
        ("B", "2026-11-30T09:00:00+05:00", False),
    ]
    assert isinstance(found[0], Event)
