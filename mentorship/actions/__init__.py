"""What may happen in mentorship."""

from .applying import (
    AGAIN,
    accept_application,
    agree_to_conduct,
    begin_application,
    decline_application,
    note_step,
    seek_skills,
    send_application,
    withdraw_application,
)
from .forgetting import forget
from .matches import begin_match, end_match, pause_contact, refuse_when_over, resume_contact
from .offering import answer_offer, choose_mentor, lapse_offers, send_offers
from .pausing import leave_programme, pause_application, resume_application, resume_due
from .policies import publish_policy
from .rounds import close_round, open_round, pin, publish_round, reject, unpin
from .running import ask_run, cancel_run, carry_out_run
from .vetting import (
    declare_tie,
    record_guardian,
    record_training,
    remove_tie,
    revoke_vettings,
    vet_mentor,
)

__all__ = [
    "AGAIN",
    "accept_application",
    "agree_to_conduct",
    "answer_offer",
    "ask_run",
    "begin_application",
    "begin_match",
    "cancel_run",
    "carry_out_run",
    "choose_mentor",
    "close_round",
    "declare_tie",
    "decline_application",
    "end_match",
    "forget",
    "lapse_offers",
    "leave_programme",
    "note_step",
    "open_round",
    "pause_application",
    "pause_contact",
    "pin",
    "publish_policy",
    "publish_round",
    "record_guardian",
    "record_training",
    "refuse_when_over",
    "reject",
    "remove_tie",
    "resume_application",
    "resume_contact",
    "resume_due",
    "revoke_vettings",
    "seek_skills",
    "send_application",
    "send_offers",
    "unpin",
    "vet_mentor",
    "withdraw_application",
]
