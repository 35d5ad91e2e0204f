"""The demo's courses, bootcamp and learners."""
