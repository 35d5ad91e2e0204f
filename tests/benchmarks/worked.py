"""The test run's settings with a worker on the database, for benchmarks that start one as a process of its own."""

import os

from cms.settings.test import *  # noqa: F403  the settings idiom
from cms.settings.test import DATABASES

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
DATABASES["default"]["NAME"] = os.environ.get("HUNAR_BENCH_DATABASE", DATABASES["default"]["NAME"])
