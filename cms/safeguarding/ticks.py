"""What of this app comes due with time; `manage.py tick` calls each."""

from .actions import tell_what_is_late

TICKS = [tell_what_is_late]
