"""What accounts tell the rest of the site, on commit."""

from django.dispatch import Signal

code_asked = Signal()
"""Somebody asked for a sign-in code. Carries `code`."""
