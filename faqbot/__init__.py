"""Answer questions from the documents you already have, word for word, with file and line."""

__version__ = "0.1.0"
