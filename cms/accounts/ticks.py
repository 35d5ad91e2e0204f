"""What of this app comes due with time; `manage.py tick` calls each."""

from .actions import forget_codes

TICKS = [forget_codes]
