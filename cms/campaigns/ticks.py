"""What of this app comes due with time; `manage.py tick` calls each."""

from . import actions


def add_up_counts() -> None:
    """Add up what was counted of campaigns."""
    actions.fold()


def begin_and_end_campaigns() -> None:
    """Tell once that campaigns have begun or are over."""
    actions.tell_turns()


def untie_checks() -> None:
    """Untie knowledge checks from people who agree no longer."""
    actions.untie_withdrawn()


TICKS = [add_up_counts, begin_and_end_campaigns, untie_checks]
