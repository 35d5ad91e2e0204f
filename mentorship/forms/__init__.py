"""What people and staff fill in. One module for each part of mentorship."""
