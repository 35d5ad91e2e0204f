"""Who works with whom, and why: the pure heart of mentorship. See docs/explanation/matching.md."""
