"""What mentorship does when something happens."""

from django.dispatch import receiver

from cms.safeguarding.signals import person_blocked

from . import tasks
from .actions.asking import withdraw_other_requests, withdraw_requests_between, withdraw_requests_of
from .actions.meetings import call_off_ahead
from .actions.offering import lapse_offers, lapse_offers_between
from .actions.parting import part
from .actions.risks import close_risks_of
from .signals import (
    application_stepped_back,
    match_begun,
    match_ended,
    message_written,
    round_published,
    run_asked,
)


@receiver(match_begun, dispatch_uid="hunar_mentorship.matched_asks_nobody")
def ask_nobody_else(match, **kwargs):
    withdraw_other_requests(mentee=match.mentee)


@receiver(match_ended, dispatch_uid="hunar_mentorship.ended_meets_no_more")
def meet_no_more(match, **kwargs):
    call_off_ahead(match=match)


@receiver(match_ended, dispatch_uid="hunar_mentorship.ended_has_no_risks")
def look_no_more(match, **kwargs):
    close_risks_of(match=match)


@receiver(run_asked, dispatch_uid="hunar_mentorship.run_asked")
def have_it_run(run_id, **kwargs):
    tasks.carry_out_run.enqueue(run_id)


@receiver(round_published, dispatch_uid="hunar_mentorship.round_published")
def have_offers_sent(round, **kwargs):  # noqa: A002  the signal's word
    tasks.send_offers.enqueue(round.pk)


@receiver(application_stepped_back, dispatch_uid="hunar_mentorship.stepped_back_is_not_offered")
def offer_nothing(application, **kwargs):
    lapse_offers(application.proposals.all())


@receiver(application_stepped_back, dispatch_uid="hunar_mentorship.stepped_back_is_not_asked")
def ask_nothing(application, **kwargs):
    withdraw_requests_of(application=application)


@receiver(person_blocked, dispatch_uid="hunar_mentorship.blocked_ask_nothing")
def ask_no_more(by_id, of_id, **kwargs):
    withdraw_requests_between(one_id=by_id, other_id=of_id)


@receiver(person_blocked, dispatch_uid="hunar_mentorship.blocked_are_not_offered")
def offer_no_more(by_id, of_id, **kwargs):
    lapse_offers_between(one_id=by_id, other_id=of_id)


@receiver(message_written, dispatch_uid="hunar_mentorship.message_told")
def tell_the_others(message, **kwargs):
    tasks.tell_reader.enqueue(message.pk)


@receiver(match_ended, dispatch_uid="hunar_mentorship.end_finished")
def finish(match, **kwargs):
    tasks.finish_match.enqueue(match.pk)


@receiver(person_blocked, dispatch_uid="hunar_mentorship.blocked_parts")
def part_the_two(by_id, of_id, **kwargs):
    part(one=by_id, other=of_id)
