"""Background work of mentorship. A task takes an id and may run twice."""

from django_tasks import task

from . import actions
from .actions.ending import tell_of_end
from .actions.thanking import thank_mentor
from .actions.writing import tell_of_message
from .models import Match, Message


@task()
def carry_out_run(run_id: int) -> None:
    """Match the people of a round."""
    actions.carry_out_run(run_id=run_id)


@task()
def send_offers(round_id: int) -> None:
    """Make the offers of what was published in a round."""
    actions.send_offers(round_id=round_id)


@task()
def tell_reader(message_id: int) -> None:
    """Tell the others in the thread that somebody wrote."""
    message = Message.objects.select_related("author", "match", "circle").filter(pk=message_id).first()
    if message:
        tell_of_message(message=message)


@task()
def finish_match(match_id: int) -> None:
    """Thank the mentor with a certificate, and ask both how it was."""
    match = Match.objects.with_people().select_related("programme__certificate_template").get(pk=match_id)
    thank_mentor(match=match)
    tell_of_end(match=match)
