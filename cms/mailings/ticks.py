"""What of this app comes due with time; `manage.py tick` calls each."""

from .actions import begin_due, follow_all, go_on_with_all, judge_cut_claims

TICKS = [judge_cut_claims, begin_due, follow_all, go_on_with_all]
