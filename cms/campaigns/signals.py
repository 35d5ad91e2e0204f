"""What campaigns tell the rest of the site, on commit."""

from django.dispatch import Signal

campaign_started = Signal()
"""A campaign's first day has come. Carries `campaign`."""

campaign_ended = Signal()
"""A campaign's last day is over. Carries `campaign`."""
