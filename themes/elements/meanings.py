"""Meanings that many attributes share."""

KINDS = "neutral, info, good, warn or danger"
LEVEL = "heading level, 2 to 6"
