"""A worker on the database that can be killed: the only module of Hunar that imports django-tasks-db.

django-tasks-db gives a task one attempt, no time limit, and leaves it RUNNING for ever when its worker is killed.
Here a worker renews a lease while it lives; a task whose worker holds none goes back to the queue, a task that takes
too long is ended, and one that failed is tried again, later each time. So every task must be safe to run twice.
"""

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial

from django.db import close_old_connections, connections, transaction
from django.utils import timezone
from django_tasks.base import Task as BackportTask
from django_tasks_db import models as tasks_db
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from .conf import setting
from .models import Lease
from .retrying import wait_before
from .ticking import run_ticks

logger = logging.getLogger("hunar.background")
STATES = ["status", "run_after", "started_at", "finished_at"]


class TaskTookTooLong(Exception):
    """The task was still running at its time limit."""


class WorkerLost(Exception):
    """The worker of the task stopped without a word: it was killed, or its machine was."""


class LeasedWorker(Worker):
    """django-tasks-db's worker, with a lease, a time limit, retries, and the ticking of what has come due."""

    def run(self) -> None:
        lease = {"name": lease_of(self.worker_id), "holder": self.worker_id}
        renew = partial(Lease.objects.take, **lease, seconds=setting("LEASE_SECONDS"))
        renew()
        try:
            with every(setting("LEASE_SECONDS") / 4, renew), every(self._tick_seconds, self._tick):
                super().run()
        finally:
            Lease.objects.give_back(**lease)

    def run_task(self, db_task_result: DBTaskResult) -> None:
        with time_limit(setting("TIME_LIMIT_SECONDS")):
            super().run_task(db_task_result)
        if db_task_result.status == TaskResultStatus.FAILED:
            try_again(db_task_result)

    @property
    def _tick_seconds(self) -> float:
        return 0 if self.batch else setting("TICK_SECONDS")

    def _tick(self) -> None:
        """One worker of all ticks in each period."""
        if Lease.objects.take(name="ticking", holder=self.worker_id, seconds=self._tick_seconds * 1.5):
            run_ticks()


def lease_of(worker_id: str) -> str:
    return f"worker:{worker_id}"


@contextmanager
def every(seconds: float, do: Callable[[], object]) -> Iterator[None]:
    """Call it again and again in a thread of its own, until the block ends. Zero seconds means never."""
    ended = threading.Event()
    thread = threading.Thread(target=_repeat, args=(seconds, do, ended), daemon=True)
    if seconds:
        thread.start()
    try:
        yield
    finally:
        ended.set()


def _repeat(seconds: float, do: Callable[[], object], ended: threading.Event) -> None:
    while not ended.wait(seconds):
        close_old_connections()
        try:
            do()
        except Exception:
            logger.exception("Something done every %s seconds failed", seconds)
    connections.close_all()


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """End the block with TaskTookTooLong when it takes longer. Needs the main thread of a Unix process."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def end(signum, frame):
        raise TaskTookTooLong(f"still running after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def try_again(row: DBTaskResult) -> bool:
    """Put a failed task back in the queue, later each time; False when it has had all its attempts."""
    attempts = len(row.worker_ids)
    if attempts >= setting("ATTEMPTS"):
        logger.error("Task %s (%s) failed for good after %s attempts", row.id, row.task_path, attempts)
        return False
    row.status, row.started_at, row.finished_at = TaskResultStatus.READY, None, None
    row.run_after = timezone.now() + wait_before(
        attempts + 1, first=timedelta(seconds=setting("RETRY_SECONDS"))
    )
    row.save(update_fields=STATES)
    logger.warning("Task %s (%s) will be tried again at %s", row.id, row.task_path, row.run_after)
    return True


def reap() -> None:
    """Bring back the tasks of workers that were killed.

    A plain db_worker takes no lease: what it runs is left alone until the time limit has passed.
    """
    leased = set(Lease.objects.filter(name__startswith=lease_of("")).values_list("holder", flat=True))
    alive = set(Lease.objects.standing().values_list("holder", flat=True))
    long_ago = timezone.now() - timedelta(seconds=setting("TIME_LIMIT_SECONDS"))
    for row in DBTaskResult.objects.running():
        worker = row.worker_ids[-1]
        if worker not in alive and (worker in leased or row.started_at < long_ago):
            _take_back(row)


@transaction.atomic
def _take_back(row: DBTaskResult) -> None:
    """Fail the attempt, then queue the next one. One reaper wins the row, unless its worker finished after all."""
    mine = DBTaskResult.objects.running().filter(pk=row.pk, started_at=row.started_at)
    if mine.update(status=TaskResultStatus.FAILED):
        row.set_failed(WorkerLost(f"worker {row.worker_ids[-1]} stopped while it ran this task"))
        try_again(row)


def accept_both_kinds_of_task() -> None:
    """Let the database backend run tasks declared with `django_tasks.task` on Django 6, too.

    From Django 6 on, django-tasks-db believes only in `django.tasks`; Wagtail 8 and Hunar declare their tasks with the
    backport, which still works there in every other way.
    """
    kinds = {tasks_db.Task, BackportTask}
    setattr(tasks_db, "Task", tuple(kinds))  # noqa: B010  what it hands to isinstance()
