"""The demo of mentorship, and invented people to measure with."""
