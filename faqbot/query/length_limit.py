"""The part of a question that is read: a question may be a pasted book, and all of its words would be looked at."""

from __future__ import annotations

# Longest part of a question that is read, in characters. It holds the 1,000 words that a `Query` reads even where the
# words are long. Without the limit, a question of 100 MB took 2 GB and a minute.
MOST_READ = 20_000

# Longest word that is left out as a whole where the part ends; longer texts without a space are cut anywhere.
_LONGEST_WORD = 64


def bounded_question(question: str) -> str:
    """Return the part of a question that is read: its first 20,000 characters, without a word that is cut in two."""
    if len(question) <= MOST_READ:
        return question
    part = question[: MOST_READ + 1]
    end = max(part.rfind(space, MOST_READ - _LONGEST_WORD) for space in (" ", "\n", "\t"))
    return part[: end if end > 0 else MOST_READ]
