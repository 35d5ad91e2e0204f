"""Background work of lists. A task takes an id and may run twice."""

from django_tasks import task

from . import actions


@task()
def go_on(roster_id: int) -> None:
    """Look through a list, or bring it in."""
    actions.go_on(roster_id=roster_id)
