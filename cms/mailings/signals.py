"""What mailings tell the rest of the site, on commit."""

from django.dispatch import Signal

mailing_moves = Signal()
"""A mailing has something to send. Carries `mailing_id`."""

mailing_finished = Signal()
"""A mailing has gone out to everybody it was meant for. Carries `mailing_id`."""

subscriber_asked = Signal()
"""A guest asked for news, and has to confirm it. Carries `subscriber_id` and `language`."""
