"""How many events a second the site records: one a request, and 100 a request, on SQLite and on PostgreSQL.

Whole requests through the JSON endpoint, session and all, in one process; each database in a process of its own.
"""

import json
import os
import subprocess
import sys
import uuid
from itertools import cycle, islice
from pathlib import Path

from .bench import Report, is_light, per_second, site

ROOT = Path(__file__).resolve().parents[2]
KINDS = [("opened", {}), ("position", {"share": 0.4}), ("heard", {"from": 0, "to": 60}), ("read", {})]


def learners(how_many: int, lessons: int) -> tuple[list, str, list[str]]:
    """Signed-in clients of enrolled learners, the endpoint's address, and the lessons' keys."""
    from django.test import Client
    from django.urls import reverse

    from courses import actions

    from ..cms.accounts.factories import learner
    from ..courses.factories import course, lesson_keys

    made = course(lessons=lessons)
    clients = []
    for _ in range(how_many):
        user = learner()
        actions.enrol(person=user.person, course=made)
        client = Client()
        client.force_login(user)
        clients.append(client)
    return clients, reverse("hunar_courses:events", args=[made.key]), lesson_keys(made)


def record(clients, address, keys, *, events: int, batch: int) -> None:
    from django.utils import timezone

    told = cycle([(kind, payload, key) for key in keys for kind, payload in KINDS])
    for client in islice(cycle(clients), events // batch):
        body = [
            {
                "id": str(uuid.uuid4()),
                "kind": kind,
                "item": key,
                "at": timezone.now().isoformat(),
                "payload": payload,
            }
            for kind, payload, key in islice(told, batch)
        ]
        response = client.post(address, json.dumps({"events": body}), content_type="application/json")
        outcomes = {result["status"] for result in response.json()["results"]}
        assert outcomes == {"recorded"}, response.content[:500]


def measure() -> dict[str, float]:
    """Events a second, single and batched, on the database of the environment."""
    single, batched = (100, 2_000) if is_light() else (1_000, 20_000)
    with site():
        from courses.models import LearningEvent

        world = learners(10, lessons=20)
        record(*world, events=1_000, batch=100)  # everybody has a past
        rates = {
            "single": per_second(single, lambda: record(*world, events=single, batch=1)),
            "batched": per_second(batched, lambda: record(*world, events=batched, batch=100)),
        }
        assert (
            LearningEvent.objects.filter(kind__in=[kind for kind, _ in KINDS]).count()
            == 1_000 + single + batched
        )
    return rates


def measured_on(database: str) -> dict[str, float]:
    environment = {**os.environ, "DATABASE_URL": database}
    if not database:
        del environment["DATABASE_URL"]
    command = [sys.executable, "-m", "tests.benchmarks.bench_events", "--measure", *sys.argv[1:]]
    done = subprocess.run(command, check=True, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def postgres() -> str:
    """The address of a PostgreSQL server: the environment's, or one started for tests as CI does."""
    if told := os.environ.get("POSTGRES_URL"):
        return told
    command = ["bash", "-ec", "source .ci/postgres >&2; echo $POSTGRES_URL"]
    return subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True).stdout.strip()


def main() -> None:
    if "--measure" in sys.argv:
        print(json.dumps(measure()))
        return
    report = Report("events")
    for name, database in {"SQLite": "", "PostgreSQL": postgres()}.items():
        rates = measured_on(database)
        for kind, rate in rates.items():
            report.figures[f"{name}, {kind}, events/s"] = round(rate)
        report.at_least(f"{name}: events a second in batches of 100", rates["batched"], 2_000)
        report.at_least(f"{name}: times cheaper in a batch", rates["batched"] / rates["single"], 10)
    report.finish()


if __name__ == "__main__":
    main()
