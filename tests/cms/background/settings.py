"""Just enough of a site to run a real worker in a process of its own, on a database in a file."""

import os

SECRET_KEY = "not-a-secret-in-tests"
INSTALLED_APPS = ["django_tasks", "django_tasks_db", "cms.background", "django.contrib.contenttypes"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ["HUNAR_TEST_DATABASE"],
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA busy_timeout=20000;",
        },
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
HUNAR_BACKGROUND = {"LEASE_SECONDS": 2, "TICK_SECONDS": 0.5, "RETRY_SECONDS": 0, "TIME_LIMIT_SECONDS": 60}
USE_TZ = True
