"""What mailings do when something happens."""

from django.dispatch import receiver

from .models import Mailing, Subscriber
from .signals import mailing_moves, subscriber_asked
from .tasks import ask_to_confirm, send_on


@receiver(mailing_moves, sender=Mailing, dispatch_uid="hunar_mailings.send_on")
def send_it_on(mailing_id, **kwargs):
    send_on.enqueue(mailing_id)


@receiver(subscriber_asked, sender=Subscriber, dispatch_uid="hunar_mailings.ask_to_confirm")
def ask_them(subscriber_id, language, **kwargs):
    ask_to_confirm.enqueue(subscriber_id, language)
