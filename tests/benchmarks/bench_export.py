"""How long a copy of a person's data takes, and how much memory, when they have done 10,000 things.

It is made in a process of its own, as a worker makes it: the one that fills the database has grown before it begins.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

from .bench import Report, is_light, site

SETTINGS, PACK = "tests.benchmarks.worked", "--pack"
EVENTS = 1000 if is_light() else 10_000


def somebody(events: int):
    """A learner with that many events in one course."""
    from django.utils import timezone

    from courses import actions
    from courses.models import LearningEvent

    from ..cms.accounts.factories import learner
    from ..courses.factories import course, lesson_keys

    person, made = learner(name="Amina Khatoon").person, course(lessons=10)
    enrolment, now, keys = actions.enrol(person=person, course=made), timezone.now(), lesson_keys(made)
    LearningEvent.objects.bulk_create(
        [
            LearningEvent(
                enrolment=enrolment,
                person=person,
                client_id=uuid.uuid4(),
                item=keys[number % len(keys)],
                kind="position",
                payload={"share": 0.4},
                occurred_at=now,
                received_at=now,
            )
            for number in range(events)
        ],
        batch_size=1000,
    )
    return person


def megabytes() -> float:
    """The most memory this process has had. (`ru_maxrss` would be its parent's where that had more.)"""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s*(\d+) kB", status)[1]) / 1024


def be_the_worker(pk: int) -> None:
    """Make the copy; prints figures for the process that asked."""
    import django

    django.setup()
    from cms.people.models import Person
    from cms.privacy.packing import pack

    before, began = megabytes(), time.perf_counter()
    with tempfile.TemporaryFile() as file:
        pack(person=Person.objects.get(pk=pk), language="ur", file=file)
        figures = {"seconds": time.perf_counter() - began, "kB": file.tell() // 1024}
    print(json.dumps(figures | {"before": before, "peak": megabytes()}))


def packed(pk: int) -> dict[str, float]:
    from django.db import connection

    environment = os.environ | {"HUNAR_BENCH_DATABASE": str(connection.settings_dict["NAME"])}
    command = [sys.executable, "-m", "tests.benchmarks.bench_export", PACK, str(pk)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    report = Report("export")
    with site(SETTINGS):
        figures = packed(somebody(EVENTS).pk)
    report.figures["size in kB"] = figures["kB"]
    report.figures["more memory than before, MB"] = round(figures["peak"] - figures["before"])
    report.at_most(f"seconds for {EVENTS} events", figures["seconds"], 5)
    report.at_most("peak memory of the whole process, MB", figures["peak"], 200)
    report.finish()


if __name__ == "__main__":
    be_the_worker(int(sys.argv[-1])) if PACK in sys.argv else main()
