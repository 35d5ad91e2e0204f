"""What of this app comes due with time; `manage.py tick` calls each."""

from . import retention


def let_go_of_what_is_old() -> None:
    """Delete what has been kept long enough."""
    retention.let_go()


TICKS = [let_go_of_what_is_old]
