"""Which documents a question names."""
