"""What mentorship announces to the rest of the site, on commit."""

from django.dispatch import Signal

run_asked = Signal()
"""A run of the matching waits for a worker. Carries `run_id`."""

round_published = Signal()
"""The proposals of a round became offers. Carries `round`."""

match_begun = Signal()
"""Two people work together. Carries `match`."""

match_ended = Signal()
"""Two people no longer work together. Carries `match`."""

message_written = Signal()
"""Somebody wrote into a thread. Carries `message`."""

meeting_agreed = Signal()
"""A meeting has a time both agreed to, or a new one. Carries `meeting`."""

meeting_held = Signal()
"""A meeting took place. Carries `meeting`."""

application_sent = Signal()
"""A mentor or a mentee sent an application. Carries `application`."""

application_accepted = Signal()
"""Somebody is in a programme from now on. Carries `application`."""

application_stepped_back = Signal()
"""Somebody paused, left, took the application back or lost the vetting: offer them nothing. Carries `application`."""
