"""What safety tells the rest of the site, on commit. None of it may reach the person it is about."""

from django.dispatch import Signal

person_blocked = Signal()
"""Somebody blocked somebody: whatever joins the two ends now, without a word why. Carries `by_id` and `of_id`."""

measure_taken = Signal()
"""A measure began to hold. Carries `measure_id`."""

measure_lifted = Signal()
"""A measure was lifted before its time. Carries `measure_id`."""
