"""Looking after the workers themselves."""

from django.apps import apps

TICKS = []
if apps.is_installed("django_tasks_db"):
    from .worker import reap

    TICKS = [reap]
