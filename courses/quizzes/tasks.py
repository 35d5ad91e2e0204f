"""Background work of quizzes. Each task takes an id and calls one action; it may run twice."""

from django_tasks import task

from . import actions


@task()
def follow_quiz(key: str) -> None:
    """Compile anew the courses that ask the quiz of this key."""
    actions.follow_quiz(key=key)
