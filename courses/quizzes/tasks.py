"""Background work of quizzes. Each task takes an id and calls one action; it may run twice."""

from django_tasks import task

from . import actions
from .models import RegradeOrder


@task()
def follow_quiz(key: str) -> None:
    """Compile anew the courses that ask the quiz of this key."""
    actions.follow_quiz(key=key)


@task()
def work_on_regrade(order_id: int) -> None:
    """Look into an order to regrade, or carry it out."""
    actions.work_on_regrade(order=RegradeOrder.objects.get(pk=order_id))
