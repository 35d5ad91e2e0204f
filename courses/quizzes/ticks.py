"""Attempts whose time has run out are handed in, also when their learner never comes back."""

from .actions import close_overdue

TICKS = [close_overdue]
