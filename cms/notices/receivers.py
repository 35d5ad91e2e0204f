"""What notices do when something happens."""

from django.dispatch import receiver

from .models import Delivery
from .signals import delivery_due
from .tasks import deliver_notice


@receiver(delivery_due, sender=Delivery, dispatch_uid="hunar_notices.deliver")
def deliver_it(delivery_id, **kwargs):
    deliver_notice.enqueue(delivery_id)
