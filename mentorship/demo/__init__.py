"""The demo of mentorship: two small programmes at every stage."""
