"""Which chunks answer, and in which order."""
