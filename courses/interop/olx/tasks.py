"""Background work of imports. A task takes an id and may run twice."""

from django_tasks import task

from . import actions


@task()
def run_import(import_id: int) -> None:
    """Read an upload."""
    actions.run_import(import_id=import_id)
