"""What of this app comes due with time; `manage.py tick` calls each."""

from .actions import deliver_due, judge_cut_claims

TICKS = [judge_cut_claims, deliver_due]
