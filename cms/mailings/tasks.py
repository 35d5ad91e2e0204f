"""Background work of mailings. A task takes an id and may run twice."""

from django_tasks import task

from . import actions


@task()
def send_on(mailing_id: int) -> None:
    """Prepare and send a mailing for a while."""
    actions.go_on(mailing_id=mailing_id)


@task()
def ask_to_confirm(subscriber_id: int, language: str) -> None:
    """Send a guest the mail by which news is confirmed."""
    actions.send_confirmation(subscriber_id=subscriber_id, language=language)
