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
from .pausing import leave_programme, pause_application, resume_application, resume_due
from .policies import publish_policy
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
    "begin_application",
    "begin_match",
    "declare_tie",
    "decline_application",
    "end_match",
    "forget",
    "leave_programme",
    "note_step",
    "pause_application",
    "pause_contact",
    "publish_policy",
    "record_guardian",
    "record_training",
    "refuse_when_over",
    "remove_tie",
    "resume_application",
    "resume_contact",
    "resume_due",
    "revoke_vettings",
    "seek_skills",
    "send_application",
    "vet_mentor",
    "withdraw_application",
]
