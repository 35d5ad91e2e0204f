"""What mentorship does when something happens."""

from django.dispatch import receiver

from .actions.asking import withdraw_other_requests
from .actions.meetings import call_off_ahead
from .actions.risks import close_risks_of
from .signals import match_begun, match_ended


@receiver(match_begun, dispatch_uid="hunar_mentorship.matched_asks_nobody")
def ask_nobody_else(match, **kwargs):
    withdraw_other_requests(mentee=match.mentee)


@receiver(match_ended, dispatch_uid="hunar_mentorship.ended_meets_no_more")
def meet_no_more(match, **kwargs):
    call_off_ahead(match=match)


@receiver(match_ended, dispatch_uid="hunar_mentorship.ended_has_no_risks")
def look_no_more(match, **kwargs):
    close_risks_of(match=match)
