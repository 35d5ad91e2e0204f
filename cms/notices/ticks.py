"""What of this app comes due with time; `manage.py tick` calls each."""

from .actions import deliver_due, forget_read, judge_cut_claims

TICKS = [judge_cut_claims, deliver_due, forget_read]
