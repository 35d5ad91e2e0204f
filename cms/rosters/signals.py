"""What lists of people tell."""

from django.dispatch import Signal

roster_moves = Signal()
"""A list of people waits for a worker. Carries `roster_id`."""
