"""What of this app comes due with time; `manage.py tick` calls each."""

from .actions.asking import expire_requests

TICKS = [expire_requests]
