"""Pure thought about written language: folding of letters, digits, direction."""
