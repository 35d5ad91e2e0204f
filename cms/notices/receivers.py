"""What notices do when something happens."""

from django.dispatch import receiver

from .models import Delivery
from .signals import deliveries_wait, delivery_due
from .tasks import deliver_notice, deliver_what_is_due


@receiver(delivery_due, sender=Delivery, dispatch_uid="hunar_notices.deliver")
def deliver_it(delivery_id, **kwargs):
    deliver_notice.enqueue(delivery_id)


@receiver(deliveries_wait, sender=Delivery, dispatch_uid="hunar_notices.deliver_many")
def deliver_them(**kwargs):
    deliver_what_is_due.enqueue()
