"""How an index is written, loaded and verified."""
