"""Work of this app that runs in the background."""

from django_tasks import task

from . import actions
from .models import Delivery


@task()
def deliver_notice(delivery_id: int) -> None:
    """Send one notice by one channel."""
    delivery = Delivery.objects.select_related("notice").filter(pk=delivery_id).first()
    if delivery:
        actions.deliver(delivery=delivery)


@task()
def deliver_what_is_due() -> None:
    """Give workers what waits, as much as they can take."""
    actions.deliver_due()
