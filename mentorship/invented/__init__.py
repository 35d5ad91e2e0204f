"""An invented country of mentors and mentees, to measure with and to see the screens at national size."""
