"""What lists of people tell."""

from django.dispatch import Signal

roster_moves = Signal()
"""A list of people waits for a worker. Arguments: roster_id."""
