"""How long after a publish the page is found, with `manage.py worker` running as a process of its own."""

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from .bench import Report, is_light, site

PUBLISHES = 5 if is_light() else 50
PATIENCE = 30  # seconds


@contextmanager
def worker() -> Iterator[None]:
    """A worker on the same database."""
    from django.db import connection

    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "django", "worker", "--verbosity=0"]
    process = subprocess.Popen(command, env=os.environ | {"HUNAR_BENCH_DATABASE": name})
    try:
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


def published(number: int) -> float:
    """Seconds from an editor's Publish to the first visitor who finds it; the worker had nothing to do before."""
    from django.db import transaction

    from cms.pages.models import StandardPage
    from search import engine
    from search.query import Question, Visitor

    from ..courses.factories import home

    page = home().add_child(instance=StandardPage(title=f"Workshop {number}", slug=f"w{number}", live=False))
    word = Question.asked(f"invoices{number}", visitor=Visitor(language="en"))
    page.title = f"Writing invoices{number}"
    time.sleep(
        1.5 + random.Random(number).random()
    )  # an idle worker looks once a second: at any moment of it
    began = time.perf_counter()
    with transaction.atomic():
        page.save_revision().publish()
    while not engine.search(word).total:
        if time.perf_counter() - began > PATIENCE:
            raise TimeoutError("The page was not found at all.")
        time.sleep(0.01)
    return time.perf_counter() - began


def main() -> None:
    report = Report("findable")
    with site("tests.benchmarks.worked"):
        from django.core.management import call_command
        from django.db import connection

        call_command("rebuild_search", verbosity=0)
        report.figures["database"] = connection.vendor
        with worker():
            published(0)  # until the worker has started
            took = [published(number) for number in range(1, PUBLISHES + 1)]
    report.figures |= {"publishes": PUBLISHES, "median, s": round(statistics.median(took), 2)}
    report.at_most("slowest from publish to found, s", max(took), 2)
    report.finish()


if __name__ == "__main__":
    main()
