"""Work of this app that runs in the background."""

from django_tasks import task

from . import actions


@task()
def build_export(export_id: int) -> None:
    """Make the copy of a person's data that was asked for, if it is still owed."""
    actions.build_export(export_id=export_id)
