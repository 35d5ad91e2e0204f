"""What of this app comes due with time; `manage.py tick` calls each."""

from .actions.asking import expire_requests
from .actions.check_ins import open_check_ins
from .actions.pausing import resume_due
from .actions.reminding import remind_of_meetings
from .actions.risks import judge_silence

TICKS = [expire_requests, remind_of_meetings, open_check_ins, judge_silence, resume_due]
