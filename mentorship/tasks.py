"""Background work of mentorship. A task takes an id and may run twice."""

from django_tasks import task

from . import actions


@task()
def carry_out_run(run_id: int) -> None:
    """Match the people of a round."""
    actions.carry_out_run(run_id=run_id)


@task()
def send_offers(round_id: int) -> None:
    """Make the offers of what was published in a round."""
    actions.send_offers(round_id=round_id)
