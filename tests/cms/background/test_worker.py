"""The worker, in processes of its own that get killed, and its parts."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.background import worker
from cms.background.models import Lease
from cms.people.retention import let_go

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def site(tmp_path):
    """Run a management command of a small site with a database of its own; the last processes end with the test."""
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.cms.background.settings",
        "HUNAR_TEST_DATABASE": str(tmp_path / "db"),
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "ignore",
    }
    started = []

    def start(*arguments):
        process = subprocess.Popen(
            [sys.executable, "-m", "django", *arguments],
            env=env,
            cwd=tmp_path,
            text=True,
            stdout=subprocess.PIPE,
        )
        started.append(process)
        return process

    start("migrate", "--verbosity=0").wait()
    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def enqueue(site, task, diary):
    code = f"from tests.cms.background.tasks import {task}; {task}.enqueue({str(diary)!r})"
    assert site("shell", "--verbosity=0", "-c", code).wait() == 0


def state(site):
    code = "from django_tasks_db.models import DBTaskResult as R; r = R.objects.get();"
    code += "print(r.status, len(r.worker_ids), r.return_value)"
    return site("shell", "--verbosity=0", "-c", code).communicate()[0].strip()


def until(done, seconds=40):
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.1)
    assert done()


def runs(diary):
    return len(diary.read_text().splitlines()) if diary.exists() else 0


def test_a_task_whose_worker_was_killed_is_finished_by_another(site, tmp_path):
    diary = tmp_path / "diary"
    enqueue(site, "hangs_the_first_time", diary)
    victim = site("worker", "--verbosity=0", "--interval=0.1", "--no-startup-delay")
    until(lambda: runs(diary) == 1)
    victim.send_signal(signal.SIGKILL)
    victim.wait()
    site("worker", "--verbosity=0", "--interval=0.1", "--no-startup-delay")
    until(lambda: runs(diary) == 2)
    until(lambda: state(site) == "SUCCESSFUL 2 finished")


def test_a_task_that_failed_is_tried_again(site, tmp_path):
    enqueue(site, "fails_twice", tmp_path / "diary")
    site("worker", "--verbosity=0", "--batch", "--no-startup-delay").wait()
    assert state(site) == "SUCCESSFUL 3 finished"


def test_a_task_that_never_works_stops_after_its_attempts(site, tmp_path):
    enqueue(site, "never_works", tmp_path / "diary")
    site("worker", "--verbosity=0", "--batch", "--no-startup-delay").wait()
    assert (state(site), runs(tmp_path / "diary")) == ("FAILED 5 None", 5)


def running_task(worker_id, *, minutes=0):
    return DBTaskResult.objects.create(
        status="RUNNING",
        started_at=timezone.now() - timedelta(minutes=minutes),
        worker_ids=[worker_id],
        args_kwargs={"args": ["nowhere"], "kwargs": {}},
        task_path="tests.cms.background.tasks.never_works",
        backend_name="default",
        run_after=timezone.now(),
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lease_seconds", "minutes", "status"),
    [(60, 0, "RUNNING"), (-1, 0, "READY"), (None, 5, "RUNNING"), (None, 16, "READY"), (60, 16, "RUNNING")],
    ids=["alive", "killed", "plain worker in time", "plain worker overdue", "alive and slow"],
)
def test_reap_brings_back_the_tasks_of_lost_workers_only(lease_seconds, minutes, status):
    row = running_task("w1", minutes=minutes)
    if lease_seconds is not None:
        Lease.objects.take(name=worker.lease_of("w1"), holder="w1", seconds=lease_seconds)
    worker.reap()
    row.refresh_from_db()
    assert row.status == status


@pytest.mark.django_db
def test_reap_waits_longer_before_each_attempt():
    row = running_task("w1", minutes=16)
    DBTaskResult.objects.update(worker_ids=["w3", "w2", "w1"])
    worker.reap()
    row.refresh_from_db()
    assert round((row.run_after - timezone.now()).total_seconds(), -1) == 120


@pytest.mark.django_db
def test_old_results_are_let_go():
    old, young, waiting = (running_task(name) for name in "abc")
    DBTaskResult.objects.filter(pk=old.pk).update(
        status="SUCCESSFUL", finished_at=timezone.now() - timedelta(days=31)
    )
    DBTaskResult.objects.filter(pk=young.pk).update(status="FAILED", finished_at=timezone.now())
    let_go()
    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == {young.pk, waiting.pk}


def test_time_limit_ends_what_takes_too_long():
    with pytest.raises(worker.TaskTookTooLong), worker.time_limit(0.05):
        time.sleep(5)


def test_time_limit_leaves_alone_what_is_in_time():
    with worker.time_limit(0.05):
        pass
    time.sleep(0.1)


@pytest.mark.django_db
def test_a_lease_has_one_holder_until_it_ends():
    take = Lease.objects.take
    assert take(name="x", holder="a", seconds=60)
    assert not take(name="x", holder="b", seconds=60)
    assert take(name="x", holder="a", seconds=-1)
    assert take(name="x", holder="b", seconds=60)
