"""Files of questions."""
