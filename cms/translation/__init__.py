"""A page in its other language: both side by side, what changed since, and the words that were agreed."""
