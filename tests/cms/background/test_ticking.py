from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.background.models import Lease
from cms.background.ticking import run_ticks, ticks

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticking(monkeypatch):
    """Give this app the tick functions named; returns what they write down."""
    diary = []

    def good():
        """Write down that it ran."""
        diary.append("good")

    def bad():
        raise ValueError("broken")

    monkeypatch.setattr("cms.background.ticks.TICKS", [bad, good])
    return diary


def of_this_app():
    return ["hunar_background.bad", "hunar_background.good"]


def test_ticks_are_collected_from_installed_apps(ticking):
    mine = [(tick.name, tick.meaning) for tick in ticks() if tick.name.startswith("hunar_background")]
    assert mine == [("hunar_background.bad", ""), ("hunar_background.good", "Write down that it ran.")]


def test_run_ticks_goes_on_after_one_that_fails(ticking, caplog):
    outcomes = run_ticks(of_this_app())
    assert [(outcome.tick.name, outcome.state) for outcome in outcomes] == [
        ("hunar_background.bad", "failed"),
        ("hunar_background.good", "done"),
    ]
    assert ticking == ["good"]
    assert [record.getMessage() for record in caplog.records] == ["The tick hunar_background.bad failed"]


def test_run_ticks_leaves_out_what_another_process_is_at(ticking):
    Lease.objects.take(name="tick:hunar_background.good", holder="another", seconds=60)
    assert [outcome.state for outcome in run_ticks(["hunar_background.good"])] == ["busy"]
    assert ticking == []


def test_run_ticks_takes_over_after_a_process_that_was_killed(ticking):
    Lease.objects.create(
        name="tick:hunar_background.good", holder="dead", until=timezone.now() - timedelta(seconds=1)
    )
    assert [outcome.state for outcome in run_ticks(["hunar_background.good"])] == ["done"]
    assert Lease.objects.count() == 0


def test_tick_command_lists_and_runs(ticking):
    out = StringIO()
    call_command("tick", "hunar_background.good", stdout=out)
    assert out.getvalue().split()[0] == "done"
    out = StringIO()
    call_command("tick", "--list", stdout=out)
    assert "hunar_background.good                    Write down that it ran." in out.getvalue().splitlines()
    assert ticking == ["good"]


def test_tick_command_fails_when_a_tick_failed(ticking):
    with pytest.raises(CommandError, match=r"Failed: hunar_background\.bad"):
        call_command("tick", "hunar_background.bad", stdout=StringIO())


def test_tick_command_refuses_a_name_it_does_not_know():
    with pytest.raises(CommandError, match=r"no tick called hunar_nothing\.at_all"):
        call_command("tick", "hunar_nothing.at_all")


def test_every_tick_of_the_site_says_what_it_does():
    assert [tick.name for tick in ticks() if not tick.meaning] == []
