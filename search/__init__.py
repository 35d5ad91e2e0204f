"""Answers: one search over whatever the installed apps declare. It imports none of them."""
