"""What of this app comes due with time; `manage.py tick` calls each."""

from .actions import ask_again_for_what_is_owed, erase_who_is_due

TICKS = [ask_again_for_what_is_owed, erase_who_is_due]
