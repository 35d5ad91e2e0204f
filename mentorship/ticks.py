"""What of this app comes due with time; `manage.py tick` calls each."""

from .actions.asking import expire_requests
from .actions.check_ins import open_check_ins
from .actions.ending import invite_to_finish
from .actions.offering import expire_offers, send_what_was_cut
from .actions.pausing import resume_due
from .actions.reminding import remind_before_quiet, remind_of_meetings
from .actions.risks import judge_silence
from .actions.running import propose_again, take_up_cut_runs
from .actions.thanking import thank_those_named_since
from .actions.vetting import tell_of_vettings_that_end

TICKS = [
    take_up_cut_runs,
    send_what_was_cut,
    expire_offers,
    propose_again,
    expire_requests,
    remind_of_meetings,
    remind_before_quiet,
    open_check_ins,
    judge_silence,
    resume_due,
    invite_to_finish,
    thank_those_named_since,
    tell_of_vettings_that_end,
]
