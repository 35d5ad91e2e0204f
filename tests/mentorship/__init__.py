"""Mentorship."""
