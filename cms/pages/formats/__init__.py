"""Dates and numbers as people here write them: day, month, year."""
