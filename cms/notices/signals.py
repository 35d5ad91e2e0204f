"""What notices tell the rest of the site, on commit."""

from django.dispatch import Signal

delivery_due = Signal()
"""A delivery waits to be sent. Carries `delivery_id`."""

deliveries_wait = Signal()
"""Many deliveries wait at once, more than one by one would be told of."""
