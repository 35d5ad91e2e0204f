"""What mentorship does when something happens."""

from django.dispatch import receiver

from .actions.asking import withdraw_other_requests
from .signals import match_begun


@receiver(match_begun, dispatch_uid="hunar_mentorship.matched_asks_nobody")
def ask_nobody_else(match, **kwargs):
    withdraw_other_requests(mentee=match.mentee)
