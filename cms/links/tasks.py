"""Work done in the background. A task takes an id and may run twice."""

from django_tasks import task

from . import actions


@task()
def look_at(link_id: int) -> None:
    """See where a link to another site leads."""
    actions.look_at(link_id=link_id)
