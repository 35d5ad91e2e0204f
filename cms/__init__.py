"""Hunar reference site, and what all rooms share."""
