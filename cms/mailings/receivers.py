"""What mailings do when something happens."""

from django.dispatch import receiver

from .models import Mailing
from .signals import mailing_moves
from .tasks import send_on


@receiver(mailing_moves, sender=Mailing, dispatch_uid="hunar_mailings.send_on")
def send_it_on(mailing_id, **kwargs):
    send_on.enqueue(mailing_id)
