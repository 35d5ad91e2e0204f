"""What comes due for facts: their owners are reminded to check them."""

from .actions import remind_owners

TICKS = [remind_owners]
